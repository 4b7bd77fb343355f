-- Registration changes with the names of persons masked: a change of legal representative or of
-- a shareholder names people, and four characters or fewer are taken for a person's name.
-- grain: one row per record_id
select
    *,
    {{ lawful_change_value('value_before') }} as lawful_value_before,
    {{ lawful_change_value('value_after') }} as lawful_value_after
from {{ ref('stg_subject_changes') }}
