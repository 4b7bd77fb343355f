-- Repair applications completed in the period whose time limit is known, late ones first.
-- grain:  one row per record_id
-- units:  total_wd, total_limit_wd = working days
-- params: period_start date, period_end date (exclusive),
--         district_codes text[], department_codes text[]
-- source: fct_repair
-- A subject is not named once the record that was repaired may no longer be used.
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
    is_on_time,
    is_identity_withheld
from fct_repair
where
    completed_on >= $period_start
    and completed_on < $period_end
    and repair_status in ('approved', 'rejected')
    and is_on_time is not null
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (
        len($department_codes) = 0 or handling_department_code in $department_codes
    )
order by is_on_time asc, total_wd desc, record_id asc
