-- Joint cases whose measure has no legal basis: none may exist; whatever the period.
-- grain:  one row per record_id
-- units:  none
-- params: district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[], case_kinds text[], initiating_codes text[],
--         department_codes text[]
-- source: fct_case_flow
select
    record_id,
    uscc,
    subject_name,
    case_no,
    case_kind,
    measure_code,
    basis_gap,
    initiating_department_code,
    executing_department_code,
    initiated_on,
    case_status,
    is_in_force,
    district_code
from fct_case_flow
where
    basis_gap is not null
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
order by is_in_force desc, initiated_on desc, record_id asc
