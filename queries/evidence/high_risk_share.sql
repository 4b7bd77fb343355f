-- Subjects in operation and of risk tier D at the end of the period.
-- grain:  one row per uscc
-- units:  none
-- params: period_end date (exclusive), as_of date, district_codes text[]
-- source: fct_tier_interval, dim_subject
-- started_on is the day from which the subject was in tier D.
select
    t.uscc,
    s.record_id,
    s.subject_name,
    s.subject_type,
    s.subject_status,
    t.district_code,
    s.town_code,
    s.industry_division,
    t.started_on,
    s.is_dishonest,
    s.is_abnormal
from fct_tier_interval as t
inner join dim_subject as s on t.uscc = s.uscc
where
    t.risk_tier = 'D'
    and t.started_on <= least($period_end - 1, $as_of)
    and (t.ended_on is null or t.ended_on > least($period_end - 1, $as_of))
    and (len($district_codes) = 0 or t.district_code in $district_codes)
order by t.started_on desc, t.uscc asc
