-- Joint cases of a department that were not fed back in time, in the days of the alert.
-- grain:  one row per record_id
-- units:  feedback_hours = hours
-- params: member_code text, district_codes text[], department_codes text[]
-- source: fct_joint_case, fct_alert, dim_alert_rule, build_info
with span as (
    select
        a.member_code,
        a.since,
        cast(r.threshold_value as integer) as feedback_days,
        (select b.as_of from build_info as b) as as_of
    from fct_alert as a
    inner join dim_alert_rule as r
        on a.alert_rule_id = r.alert_rule_id and r.threshold_name = 'feedback_days'
    where a.alert_rule_id = 'department_silent' and a.member_code = $member_code
)

select
    c.record_id,
    c.uscc,
    c.subject_name,
    c.district_code,
    c.executing_department_code,
    c.case_no,
    c.case_kind,
    c.measure_code,
    c.case_status,
    c.pushed_at,
    c.feedback_at,
    c.feedback_hours
from fct_joint_case as c
inner join span on c.executing_department_code = span.member_code
where
    c.pushed_at >= span.since
    and c.pushed_at < span.as_of - span.feedback_days
    and coalesce(c.feedback_at >= c.pushed_at + to_days(span.feedback_days), true)
    and c.case_status <> 'cancelled'
    and (len($district_codes) = 0 or c.district_code in $district_codes)
    and (
        len($department_codes) = 0
        or c.executing_department_code in $department_codes
    )
order by c.pushed_at, c.record_id
