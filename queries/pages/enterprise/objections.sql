-- Objections of a subject to records still in use, newest first.
-- grain:  one row per record_id
-- units:  total_wd = working days
-- params: uscc text, district_codes text[]
-- source: fct_objection
with record as materialized (
    select * from fct_objection
    where uscc = $uscc
)

select
    record_id,
    submitted_on,
    objection_no,
    target_type,
    target_record_no,
    objection_reason,
    objection_status,
    decided_on,
    is_open,
    total_wd,
    reporting_department_code,
    reported_on,
    source_file,
    source_line
from record
where len($district_codes) = 0 or district_code in $district_codes
order by submitted_on desc, record_id asc
