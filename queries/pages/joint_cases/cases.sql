-- Joint cases of the period, as a figure of the page narrows them.
-- grain:  one row per record_id
-- units:  raw_case_count = cases; feedback_hours = hours
-- params: case_step text, case_state text, basis_code text, measure_code text,
--         domain_code text, period_start date, period_end date (exclusive),
--         district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[], case_kinds text[], initiating_codes text[],
--         department_codes text[]
-- source: fct_case_flow
-- An empty text narrows nothing; 'none': without a domain, or without list and honour.
select
    record_id, uscc, subject_name, case_no, case_kind, list_code, honour_type,
    measure_code, business_no, domain_code, initiating_department_code,
    executing_department_code, initiated_on, pushed_at, feedback_at, feedback_hours,
    case_status, is_in_force, order_gap, raw_case_count, district_code, withdrawal
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
    and ($case_step = '' or contains(case_steps, $case_step))
    and ($measure_code = '' or measure_code = $measure_code)
    and ($domain_code = '' or coalesce(domain_code, 'none') = $domain_code)
    and (
        $basis_code = ''
        or (
            withdrawal is null
            and coalesce(list_code, honour_type, 'none') = $basis_code
        )
    )
    and (
        $case_state = ''
        or ($case_state = 'withdrawn' and withdrawal is not null)
        or ($case_state = 'order_gap' and order_gap is not null)
        or ($case_state = 'in_force' and is_in_force)
        or ($case_state = 'not_applicable' and case_status = 'not_applicable')
        or ($case_state = 'timed' and feedback_hours is not null)
    )
order by initiated_on desc, record_id asc
