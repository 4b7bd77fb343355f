-- Types of commitment: their place in the six types, and what they mean for ratios and breaches.
-- grain: one row per commitment_type
select
    commitment_type,
    six_type,
    is_of_subject,
    is_convenience
from {{ ref('stg_reference_commitment_types') }}
order by commitment_type
