-- Score and tier of a subject before and after its fall.
-- grain:  one row per uscc, started_on
-- units:  score = points
-- params: member_code text, district_codes text[]
-- source: fct_score_interval, fct_alert, dim_subject
select
    span.uscc,
    s.subject_name,
    span.district_code,
    span.started_on,
    span.ended_on,
    span.score,
    span.grade_code,
    span.has_withdrawn
from fct_alert as a
inner join fct_score_interval as span
    on
        a.member_code = span.uscc
        and (span.started_on = a.since or span.ended_on = a.since)
inner join dim_subject as s on span.uscc = s.uscc
where
    a.alert_rule_id = 'tier_drop'
    and a.member_code = $member_code
    and (len($district_codes) = 0 or span.district_code in $district_codes)
order by span.started_on, span.uscc
