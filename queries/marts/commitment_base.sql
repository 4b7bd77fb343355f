-- Subjects that were ever in operation, from when until when: what commitments are divided by.
-- grain: one row per uscc
-- units: closed_on = first day out of operation, null while in operation
select
    uscc,
    district_code,
    industry_section,
    subject_type,
    risk_tier,
    registered_on,
    case when not is_active then status_changed_on end as closed_on
from {{ ref('dim_subject') }}
where
    registered_on is not null
    and (is_active or status_changed_on > registered_on)
