-- Feedback that departments owe today, and how much of it is overdue.
-- grain:  one row per department_code
-- units:  feedback_owed_count, feedback_overdue_count = cases
-- params: district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[], case_kinds text[], initiating_codes text[],
--         department_codes text[]
-- source: fct_case_flow
-- Whatever the period.
select
    executing_department_code as department_code,
    count(*) as feedback_owed_count,
    count(*) filter (where is_feedback_overdue) as feedback_overdue_count,
    min(feedback_due_on) as oldest_due_on
from fct_case_flow
where
    feedback_due_on is not null
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
group by executing_department_code
order by feedback_overdue_count desc, department_code asc
