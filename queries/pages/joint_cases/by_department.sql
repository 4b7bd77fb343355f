-- Joint cases of the period by executing or initiating department, and their progress.
-- grain:  one row per department_code
-- units:  case_count, sanction_count, incentive_count, pushed_count, received_count,
--         feedback_count = cases; response_rate, feedback_rate = 0-1;
--         feedback_hours_p50, feedback_hours_p90 = hours
-- params: role text (executing, initiating), period_start date,
--         period_end date (exclusive), district_codes text[], industry_sections text[],
--         subject_types text[], risk_tiers text[], case_kinds text[],
--         initiating_codes text[], department_codes text[]
-- source: fct_case_flow
-- Rates and times of fewer than five cases say nothing and are withheld.
select
    if(
        $role = 'initiating', initiating_department_code, executing_department_code
    ) as department_code,
    count(*) as case_count,
    count(*) filter (where case_kind = 'sanction') as sanction_count,
    count(*) filter (where case_kind = 'incentive') as incentive_count,
    count(pushed_at) as pushed_count,
    count(*) filter (where contains(case_steps, 'received')) as received_count,
    count(*) filter (where contains(case_steps, 'feedback')) as feedback_count,
    if(pushed_count >= 5, received_count / pushed_count, null) as response_rate,
    if(pushed_count >= 5, feedback_count / pushed_count, null) as feedback_rate,
    if(
        pushed_count >= 5, quantile_cont(feedback_hours, 0.5), null
    ) as feedback_hours_p50,
    if(
        pushed_count >= 5, quantile_cont(feedback_hours, 0.9), null
    ) as feedback_hours_p90
from fct_case_flow
where
    initiated_on >= $period_start
    and initiated_on < $period_end
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    and (len($case_kinds) = 0 or case_kind in $case_kinds)
    and (
        len($initiating_codes) = 0
        or initiating_department_code in $initiating_codes
    )
    and (
        len($department_codes) = 0
        or executing_department_code in $department_codes
    )
group by department_code
order by case_count desc, department_code asc
