-- Inspections of a subject, newest first.
-- grain:  one row per record_id
-- units:  none
-- params: uscc text, district_codes text[]
-- source: fct_inspection
with record as materialized (
    select * from fct_inspection
    where uscc = $uscc
)

select
    record_id,
    inspected_on,
    inspection_no,
    plan_no,
    inspection_kind,
    item_name,
    result_codes,
    has_problem,
    disposal_kind,
    disposal_finished_on,
    published_on,
    is_cross_department,
    is_credit_rule_drawn,
    department_code,
    reported_on,
    source_file,
    source_line
from record
where len($district_codes) = 0 or district_code in $district_codes
order by inspected_on desc, record_id asc
