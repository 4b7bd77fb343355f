-- Joint cases initiated in the period, in its complete months, and in as many before.
-- grain:  one row per slot (period, compared, previous)
-- units:  case_count, raw_case_count, sanction_count, incentive_count,
--         case_withdrawn_count, pushed_count, received_count, feedback_count,
--         feedback_not_due_count, order_gap_count = cases;
--         response_rate, feedback_rate = 0-1;
--         feedback_hours_p50, feedback_hours_p90 = hours
-- params: period_start date, period_end date (exclusive), district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[],
--         case_kinds text[], initiating_codes text[], department_codes text[]
-- source: fct_case_flow, dim_month
-- Rates are of the cases pushed; times in an impossible order are left out.
with span as (
    select to_months(count(*) filter (where is_complete)) as complete
    from dim_month
    where period >= $period_start and period < $period_end
),

slot (slot, since, before) as (
    values
    ('period', $period_start, $period_end),
    ('compared', $period_start, $period_start + (select complete from span)),
    ('previous', $period_start - (select complete from span), $period_start)
)

select
    slot.slot,
    count(*) as case_count,
    cast(sum(t.raw_case_count) as bigint) as raw_case_count,
    count(*) filter (where t.case_kind = 'sanction') as sanction_count,
    count(*) filter (where t.case_kind = 'incentive') as incentive_count,
    count(t.withdrawal) as case_withdrawn_count,
    count(t.pushed_at) as pushed_count,
    count(*) filter (where contains(t.case_steps, 'received')) as received_count,
    count(*) filter (where contains(t.case_steps, 'feedback')) as feedback_count,
    received_count / nullif(pushed_count, 0) as response_rate,
    feedback_count / nullif(pushed_count, 0) as feedback_rate,
    quantile_cont(t.feedback_hours, 0.5) as feedback_hours_p50,
    quantile_cont(t.feedback_hours, 0.9) as feedback_hours_p90,
    count(*) filter (
        where t.feedback_due_on is not null and not t.is_feedback_overdue
    ) as feedback_not_due_count,
    count(t.order_gap) as order_gap_count
from slot
inner join fct_case_flow as t
    on t.initiated_on >= slot.since and t.initiated_on < slot.before
where
    (len($district_codes) = 0 or t.district_code = any($district_codes))
    and (len($industry_sections) = 0 or t.industry_section = any($industry_sections))
    and (len($subject_types) = 0 or t.subject_type = any($subject_types))
    and (len($risk_tiers) = 0 or t.risk_tier = any($risk_tiers))
    and (len($case_kinds) = 0 or t.case_kind = any($case_kinds))
    and (
        len($initiating_codes) = 0
        or t.initiating_department_code = any($initiating_codes)
    )
    and (
        len($department_codes) = 0
        or t.executing_department_code = any($department_codes)
    )
group by slot.slot
order by slot.slot
