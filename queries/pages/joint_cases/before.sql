-- Joint cases initiated in the complete months of the period, and in as many before it.
-- grain:  one row per slot (compared, previous)
-- units:  case_count = cases; response_rate = 0-1
-- params: period_start date, period_end date (exclusive), district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[],
--         case_kinds text[], initiating_codes text[], department_codes text[]
-- source: fct_case_flow, dim_month
with span as (
    select to_months(count(*) filter (where is_complete)) as complete
    from dim_month
    where period >= $period_start and period < $period_end
)

select
    if(initiated_on >= $period_start, 'compared', 'previous') as slot,
    count(*) as case_count,
    count(*) filter (where contains(case_steps, 'received'))
    / nullif(count(pushed_at), 0) as response_rate
from fct_case_flow
where
    initiated_on >= $period_start - (select complete from span)
    and initiated_on < $period_start + (select complete from span)
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
group by slot
order by slot
