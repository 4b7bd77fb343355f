-- Repair applications completed in the period, approved or rejected.
-- grain:  one row per record_id
-- units:  total_wd, total_limit_wd = working days
-- params: period_start date, period_end date (exclusive), repair_statuses text[],
--         weeks text[], rejection_groups text[], trainings text[], passes text[],
--         severity_classes text[], district_codes text[], industry_sections text[],
--         subject_types text[], risk_tiers text[], department_codes text[]
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
    is_overdue,
    is_identity_withheld
from fct_repair_flow
where
    completed_on >= $period_start
    and completed_on < $period_end
    and repair_status in ('approved', 'rejected')
    and (len($repair_statuses) = 0 or repair_status in $repair_statuses)
    and (
        len($weeks) = 0
        or total_wd is not null
        and strftime(date_trunc('week', completed_on), '%Y-%m-%d') in $weeks
    )
    and (len($rejection_groups) = 0 or rejection_group in $rejection_groups)
    and (len($trainings) = 0 or training_state in $trainings)
    and (len($passes) = 0 or pass_state in $passes)
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    and (len($severity_classes) = 0 or severity_class in $severity_classes)
    and (
        len($department_codes) = 0
        or handling_department_code in $department_codes
    )
order by completed_on desc, record_id asc
