-- Joint cases initiated in each of the 24 complete months that end with the period.
-- grain:  one row per period, case_kind
-- units:  case_count = cases
-- params: period_end date (exclusive), district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[],
--         case_kinds text[], initiating_codes text[], department_codes text[]
-- source: fct_case_flow, dim_month
with span as (
    select period, period_end
    from dim_month
    where is_complete and period < $period_end
    order by period desc
    limit 24
)

select
    cast(date_trunc('month', initiated_on) as date) as period,
    case_kind,
    count(*) as case_count
from fct_case_flow
where
    initiated_on >= (select min(span.period) from span)
    and initiated_on < (select max(span.period_end) from span)
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
group by period, case_kind
order by period, case_kind
