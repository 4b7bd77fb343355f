-- Subjects of a district that moved from tier A or B into C or D in the months of the alert.
-- grain:  one row per uscc
-- units:  none
-- params: member_code text, district_codes text[]
-- source: fct_tier_interval, fct_alert, dim_month, dim_subject
with span as (
    select
        a.member_code,
        a.since,
        (select max(m.period_end) from dim_month as m where m.is_complete) as before
    from fct_alert as a
    where a.alert_rule_id = 'district_drift' and a.member_code = $member_code
)

select
    s.uscc,
    s.subject_name,
    s.subject_type,
    s.district_code,
    s.town_code,
    s.industry_division,
    was.risk_tier as tier_before,
    now.risk_tier,
    now.started_on,
    s.is_dishonest,
    s.is_abnormal
from span
inner join fct_tier_interval as was
    on
        span.member_code = was.district_code
        and was.started_on < span.since
        and (was.ended_on is null or was.ended_on >= span.since)
inner join fct_tier_interval as now
    on
        was.uscc = now.uscc
        and now.started_on < span.before
        and (now.ended_on is null or now.ended_on >= span.before)
inner join dim_subject as s on now.uscc = s.uscc
where
    was.risk_tier in ('A', 'B')
    and now.risk_tier in ('C', 'D')
    and (len($district_codes) = 0 or was.district_code in $district_codes)
order by now.risk_tier desc, now.started_on desc, s.uscc asc
