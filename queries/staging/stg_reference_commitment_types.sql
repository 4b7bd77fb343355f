-- Types of commitment in the vocabulary of the collection standard, and their place in the six types.
-- grain: one row per commitment_type
select
    commitment_type,
    six_type,
    is_of_subject = 'true' as is_of_subject,
    is_convenience = 'true' as is_convenience
from {{ landing_file('_reference/commitment_types') }}
