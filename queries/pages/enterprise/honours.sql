-- Honours of a subject, newest first.
-- grain:  one row per record_id
-- units:  none
-- params: uscc text, district_codes text[]
-- source: fct_honour
with record as materialized (
    select * from fct_honour
    where uscc = $uscc
)

select
    record_id,
    awarded_on,
    honour_type,
    honour_name,
    valid_to,
    is_in_force,
    department_code,
    reported_on,
    source_file,
    source_line
from record
where len($district_codes) = 0 or district_code in $district_codes
order by awarded_on desc, record_id asc
