-- Working days of each step that ended in the period, against the limit of its rule version.
-- grain:  one row per step, rule_version
-- units:  wd_p50, wd_p90, limit_wd = working days; timed_count, late_count = applications;
--         on_time_rate = 0-1, null when no limit is stated
-- params: period_start date, period_end date (exclusive), severity_classes text[],
--         district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[], department_codes text[]
-- source: fct_repair_flow
-- Accept: until acceptance; decide: from there to the decision; return: until the applicant has
-- the result; total: from application to result, of those approved or rejected.
with application as (
    select * from fct_repair_flow where
        submitted_on < $period_end
        and (len($district_codes) = 0 or district_code in $district_codes)
        and (len($industry_sections) = 0 or industry_section in $industry_sections)
        and (len($subject_types) = 0 or subject_type in $subject_types)
        and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
        and (len($severity_classes) = 0 or severity_class in $severity_classes)
        and (
            len($department_codes) = 0
            or handling_department_code in $department_codes
        )
),

ended as (
    select
        rule_version, 'accept' as step, accepted_on as ended_on, accept_wd as step_wd,
        accept_limit_wd as limit_wd
    from application
    union all
    select
        rule_version, 'decide' as step, flow_decided_on as ended_on,
        decide_wd as step_wd, decide_limit_wd as limit_wd
    from application where repair_status in ('approved', 'rejected')
    union all
    select
        rule_version, 'return' as step, flow_closed_on as ended_on,
        return_wd as step_wd, null as limit_wd
    from application where repair_status in ('approved', 'rejected')
    union all
    select
        rule_version, 'total' as step, completed_on as ended_on,
        total_wd as step_wd, total_limit_wd as limit_wd
    from application where repair_status in ('approved', 'rejected')
)

select
    step,
    rule_version,
    max(limit_wd) as limit_wd,
    count(*) as timed_count,
    count(*) filter (where step_wd > limit_wd) as late_count,
    quantile_cont(step_wd, [0.5, 0.9])[1] as wd_p50,
    quantile_cont(step_wd, [0.5, 0.9])[2] as wd_p90,
    count(*) filter (where step_wd <= limit_wd) / nullif(count(limit_wd), 0)
        as on_time_rate
from ended
where ended_on >= $period_start and ended_on < $period_end and step_wd is not null
group by step, rule_version
order by rule_version desc, step asc
