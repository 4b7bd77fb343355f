-- Measures used in the joint cases of the period, with their legal basis.
-- grain:  one row per measure_code, case_kind
-- units:  case_count = cases
-- params: period_start date, period_end date (exclusive), district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[],
--         case_kinds text[], initiating_codes text[], department_codes text[]
-- source: fct_case_flow, dim_measure
-- Of withdrawn cases the measure is not kept.
select
    t.measure_code,
    t.case_kind,
    any_value(measure.measure_class) as measure_class,
    any_value(measure.basis_doc) as basis_doc,
    count(*) as case_count,
    count(t.basis_gap) = 0 as has_basis
from fct_case_flow as t
left join dim_measure as measure on t.measure_code = measure.measure_code
where
    t.withdrawal is null
    and t.initiated_on >= $period_start
    and t.initiated_on < $period_end
    and (len($district_codes) = 0 or t.district_code in $district_codes)
    and (len($industry_sections) = 0 or t.industry_section in $industry_sections)
    and (len($subject_types) = 0 or t.subject_type in $subject_types)
    and (len($risk_tiers) = 0 or t.risk_tier in $risk_tiers)
    and (len($case_kinds) = 0 or t.case_kind in $case_kinds)
    and (
        len($initiating_codes) = 0
        or t.initiating_department_code in $initiating_codes
    )
    and (
        len($department_codes) = 0
        or t.executing_department_code in $department_codes
    )
group by t.measure_code, t.case_kind
order by case_count desc, t.measure_code asc, t.case_kind asc
