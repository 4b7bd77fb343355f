-- Repair applications that were not closed yet at the end of a day.
-- grain:  one row per record_id
-- units:  age_wd, total_wd, total_limit_wd = working days
-- params: on_day date, lateness text[], repair_ages text[], severity_classes text[],
--         district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[], department_codes text[]
-- source: fct_repair_flow
-- A subject is not named once the record to be repaired may no longer be used.
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
    age_wd,
    is_overdue,
    is_identity_withheld
from fct_repair_flow
where
    submitted_on <= $on_day
    and (is_open or flow_closed_on > $on_day)
    and (len($lateness) = 0 or coalesce(due_on < $on_day, false))
    and (len($repair_ages) = 0 or is_open and repair_age in $repair_ages)
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
