-- Registration changes of a subject, newest first.
-- grain:  one row per record_id
-- units:  none
-- params: uscc text, district_codes text[]
-- source: fct_subject_change
with record as materialized (
    select * from fct_subject_change
    where uscc = $uscc
)

select
    record_id,
    changed_on,
    change_item,
    value_before,
    value_after,
    department_code,
    reported_on,
    source_file,
    source_line
from record
where len($district_codes) = 0 or district_code in $district_codes
order by changed_on desc, record_id asc
