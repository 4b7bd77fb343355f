-- Repair applications that stood in a state at the end of a day of the flow.
-- grain:  one row per record_id
-- units:  total_wd, total_limit_wd = working days
-- params: period_start date, on_day date, flow_state text, severity_classes text[],
--         district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[], department_codes text[]
-- source: fct_repair_flow
-- A subject is not named once the record to be repaired may no longer be used.
-- Applications whose days are in an impossible order or not stated are no part of the flow.
select
    record_id,
    uscc,
    subject_name,
    district_code,
    handling_department_code,
    application_no,
    target_type,
    severity_class,
    repair_status,
    submitted_on,
    completed_on,
    due_on,
    total_wd,
    total_limit_wd,
    rule_version,
    is_overdue,
    is_identity_withheld
from fct_repair_flow
where
    flow_submitted_on <= $on_day
    and case $flow_state
        when 'waiting'
            then coalesce(flow_accepted_on > $on_day, true)
        when 'handling'
            then coalesce(
                flow_accepted_on <= $on_day and flow_decided_on > $on_day,
                flow_accepted_on <= $on_day
            )
        when 'returning'
            then flow_decided_on <= $on_day and coalesce(flow_closed_on > $on_day, true)
        when 'closed'
            then flow_closed_on >= $period_start and flow_closed_on <= $on_day
        else false
    end
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    and (len($severity_classes) = 0 or severity_class in $severity_classes)
    and (
        len($department_codes) = 0
        or handling_department_code in $department_codes
    )
order by submitted_on, record_id
