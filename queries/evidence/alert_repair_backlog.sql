-- Overdue repair applications of a department, those overdue longest first.
-- grain:  one row per record_id
-- units:  total_limit_wd = working days
-- params: member_code text, district_codes text[], department_codes text[]
-- source: fct_repair
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
    due_on,
    total_limit_wd,
    rule_version,
    is_identity_withheld
from fct_repair
where
    is_overdue
    and handling_department_code = $member_code
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (
        len($department_codes) = 0 or handling_department_code in $department_codes
    )
order by due_on, record_id
