-- How far the joint cases of the period have come, and how long each step took.
-- grain:  one row per case_step
-- units:  case_count = cases; step_hours_p50, step_hours_p90 = hours
-- params: period_start date, period_end date (exclusive), district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[],
--         case_kinds text[], initiating_codes text[], department_codes text[]
-- source: fct_case_flow
-- Hours are since the step before, of feedback since the push; times in an impossible
-- order are left out; withdrawn cases have no steps.
with reached as (
    select
        unnest(string_split(case_steps, ';')) as case_step,
        push_hours,
        response_hours,
        check_hours,
        action_hours,
        feedback_hours
    from fct_case_flow
    where
        initiated_on >= $period_start
        and initiated_on < $period_end
        and (len($district_codes) = 0 or district_code = any($district_codes))
        and (len($industry_sections) = 0 or industry_section = any($industry_sections))
        and (len($subject_types) = 0 or subject_type = any($subject_types))
        and (len($risk_tiers) = 0 or risk_tier = any($risk_tiers))
        and (len($case_kinds) = 0 or case_kind = any($case_kinds))
        and (
            len($initiating_codes) = 0
            or initiating_department_code = any($initiating_codes)
        )
        and (
            len($department_codes) = 0
            or executing_department_code = any($department_codes)
        )
),

timed as (
    select
        case_step,
        case case_step
            when 'pushed' then push_hours
            when 'received' then response_hours
            when 'checked' then check_hours
            when 'executed' then action_hours
            when 'feedback' then feedback_hours
        end as step_hours
    from reached
)

select
    case_step,
    count(*) as case_count,
    quantile_cont(step_hours, 0.5) as step_hours_p50,
    quantile_cont(step_hours, 0.9) as step_hours_p90
from timed
group by case_step
order by case_count desc, case_step asc
