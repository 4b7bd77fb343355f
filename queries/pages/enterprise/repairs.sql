-- Repair applications of a subject about records still in use, newest first.
-- grain:  one row per record_id
-- units:  total_wd, total_limit_wd = working days
-- params: uscc text, district_codes text[]
-- source: fct_repair
-- An application about a record that was withdrawn no longer names its subject.
with record as materialized (
    select * from fct_repair
    where uscc = $uscc
)

select
    record_id,
    submitted_on,
    application_no,
    target_type,
    target_record_no,
    target_decided_on,
    severity_class,
    repair_status,
    rejection_reason,
    completed_on,
    due_on,
    total_wd,
    total_limit_wd,
    rule_version,
    is_on_time,
    is_overdue,
    handling_department_code,
    reported_on,
    source_file,
    source_line
from record
where len($district_codes) = 0 or district_code in $district_codes
order by submitted_on desc, record_id asc
