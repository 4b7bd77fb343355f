-- Subjects in operation at the end of the period, of every risk tier.
-- grain:  one row per uscc
-- units:  none
-- params: period_end date (exclusive), as_of date, district_codes text[]
-- source: dim_subject
select
    uscc,
    record_id,
    subject_name,
    subject_type,
    subject_status,
    district_code,
    town_code,
    industry_division,
    risk_tier,
    registered_on,
    status_changed_on
from dim_subject
where
    registered_on <= least($period_end - 1, $as_of)
    and (is_active or status_changed_on > least($period_end - 1, $as_of))
    and (len($district_codes) = 0 or district_code in $district_codes)
order by district_code, uscc
