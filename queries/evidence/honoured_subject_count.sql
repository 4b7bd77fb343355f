-- Subjects with at least one honour in force at the end of the period.
-- grain:  one row per uscc
-- units:  honour_count = records
-- params: period_end date (exclusive), as_of date, district_codes text[]
-- source: fct_honour
-- awarded_on is the day of the newest of these honours.
select
    uscc,
    any_value(subject_name) as subject_name,
    any_value(subject_type) as subject_type,
    any_value(district_code) as district_code,
    any_value(industry_division) as industry_division,
    any_value(risk_tier) as risk_tier,
    string_agg(distinct honour_type, ';' order by honour_type) as honour_types,
    count(*) as honour_count,
    max(awarded_on) as awarded_on
from fct_honour
where
    awarded_on <= least($period_end - 1, $as_of)
    and (valid_to is null or valid_to >= least($period_end - 1, $as_of))
    and (len($district_codes) = 0 or district_code in $district_codes)
group by uscc
order by awarded_on desc, uscc asc
