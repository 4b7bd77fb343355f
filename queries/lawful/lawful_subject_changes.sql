-- Registration changes with the names of persons masked: a change of legal representative or of
-- a shareholder names people, and four characters or fewer are taken for a person's name.
-- grain: one row per record_id
with judged as (
    select
        *,
        change_item = 'legal_representative' as is_person,
        change_item = 'shareholder' as may_be_person
    from {{ ref('stg_subject_changes') }}
)

select
    *,
    case
        when is_person or (may_be_person and length(value_before) <= 4)
        then {{ masked_person('value_before') }}
        else value_before
    end as lawful_value_before,
    case
        when is_person or (may_be_person and length(value_after) <= 4)
        then {{ masked_person('value_after') }}
        else value_after
    end as lawful_value_after
from judged
