-- Joint cases of the period by the list or honour they rest on and department.
-- grain:  one row per case_kind, list_code, honour_type, department_code
-- units:  case_count = cases; subject_count = subjects
-- params: role text (executing, initiating), period_start date,
--         period_end date (exclusive), district_codes text[], industry_sections text[],
--         subject_types text[], risk_tiers text[], case_kinds text[],
--         initiating_codes text[], department_codes text[]
-- source: fct_case_flow
-- Of withdrawn cases the list is not kept. Few subjects are withheld when shown.
select
    case_kind,
    list_code,
    honour_type,
    if(
        $role = 'initiating', initiating_department_code, executing_department_code
    ) as department_code,
    count(*) as case_count,
    count(distinct uscc) as subject_count
from fct_case_flow
where
    withdrawal is null
    and initiated_on >= $period_start
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
group by case_kind, list_code, honour_type, department_code
order by case_kind desc, list_code asc, honour_type asc, department_code asc
