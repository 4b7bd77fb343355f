-- How far the joint cases of the period have come, and how long each step took.
-- grain:  one row per case_step
-- units:  case_count = cases; step_hours_p50, step_hours_p90 = hours
-- params: period_start date, period_end date (exclusive), district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[],
--         case_kinds text[], initiating_codes text[], department_codes text[]
-- source: fct_case_flow
-- Hours since the step before, of feedback since the push; impossible orders left out.
with counted as (
    select
        [
            count(case_steps),
            count(pushed_at),
            count(*) filter (where contains(case_steps, 'received')),
            count(*) filter (where contains(case_steps, 'checked')),
            count(*) filter (where contains(case_steps, 'executed')),
            count(*) filter (where contains(case_steps, 'feedback'))
        ] as case_counts,
        [
            null,
            quantile_cont(push_hours, [0.5, 0.9]),
            quantile_cont(response_hours, [0.5, 0.9]),
            quantile_cont(check_hours, [0.5, 0.9]) filter (
                where contains(case_steps, 'checked')
            ),
            quantile_cont(action_hours, [0.5, 0.9]) filter (
                where contains(case_steps, 'executed')
            ),
            quantile_cont(feedback_hours, [0.5, 0.9])
        ] as step_hours
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
)

select
    step.case_step,
    case_counts[step.place] as case_count,
    step_hours[step.place][1] as step_hours_p50,
    step_hours[step.place][2] as step_hours_p90
from counted
cross join (
    values (1, 'initiated'), (2, 'pushed'), (3, 'received'),
    (4, 'checked'), (5, 'executed'), (6, 'feedback')
) as step (place, case_step)
order by step.place, step.case_step
