-- Joint cases whose feedback is owed today, those waited for longest first.
-- grain:  one row per record_id
-- units:  feedback_days_overdue = days
-- params: only_overdue boolean, as_of date, district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[],
--         case_kinds text[], initiating_codes text[], department_codes text[]
-- source: fct_case_flow
-- Whatever the period.
select
    record_id,
    uscc,
    subject_name,
    case_no,
    case_kind,
    measure_code,
    initiating_department_code,
    executing_department_code,
    case_status,
    pushed_at,
    feedback_due_on,
    if(
        is_feedback_overdue, cast($as_of - feedback_due_on as integer), null
    ) as feedback_days_overdue,
    domain_code,
    district_code
from fct_case_flow
where
    feedback_due_on is not null
    and (not $only_overdue or is_feedback_overdue)
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
order by feedback_due_on, record_id
