-- Joint cases initiated in the period, and how far they have come.
-- grain:  one row
-- units:  case_count, raw_case_count, sanction_count, incentive_count,
--         case_withdrawn_count, pushed_count, received_count, feedback_count,
--         feedback_not_due_count, order_gap_count = cases;
--         response_rate, feedback_rate = 0-1;
--         feedback_hours_p50, feedback_hours_p90 = hours
-- params: period_start date, period_end date (exclusive), district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[],
--         case_kinds text[], initiating_codes text[], department_codes text[]
-- source: fct_case_flow
-- Rates are of the cases pushed; times in an impossible order are left out.
select
    count(*) as case_count,
    cast(coalesce(sum(raw_case_count), 0) as bigint) as raw_case_count,
    count(*) filter (where case_kind = 'sanction') as sanction_count,
    count(*) filter (where case_kind = 'incentive') as incentive_count,
    count(withdrawal) as case_withdrawn_count,
    count(pushed_at) as pushed_count,
    count(*) filter (where contains(case_steps, 'received')) as received_count,
    count(*) filter (where contains(case_steps, 'feedback')) as feedback_count,
    received_count / nullif(pushed_count, 0) as response_rate,
    feedback_count / nullif(pushed_count, 0) as feedback_rate,
    quantile_cont(feedback_hours, 0.5) as feedback_hours_p50,
    quantile_cont(feedback_hours, 0.9) as feedback_hours_p90,
    count(feedback_due_on)
    - count(*) filter (where is_feedback_overdue) as feedback_not_due_count,
    count(order_gap) as order_gap_count
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
