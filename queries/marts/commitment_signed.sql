-- Usable commitments signed by the build's day, with what their type means and what was found.
-- grain: one row per record_id
-- What is dated after the build's day has not been signed yet.
select
    made.*,
    kind.six_type,
    kind.is_of_subject,
    kind.is_convenience,
    made.fulfilment_status is not null as is_checked,
    coalesce(made.confirmed_on, made.reported_on) as checked_on,
    coalesce(made.check_due_on < made.made_on, false) as is_due_before,
    coalesce(made.confirmed_on < made.made_on, false) as is_checked_before
from {{ ref('fct_commitment') }} as made
inner join {{ ref('dim_commitment_type') }} as kind
    on made.commitment_type = kind.commitment_type
where made.made_on <= {{ as_of() }}
