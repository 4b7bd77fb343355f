-- Abnormal operation listings of a subject today, newest first.
-- grain:  one row per record_id
-- units:  none
-- params: uscc text, district_codes text[]
-- source: fct_abnormal_listing
with record as materialized (
    select * from fct_abnormal_listing
    where uscc = $uscc
)

select
    record_id,
    listed_on,
    abnormal_reason,
    document_no,
    has_pending_objection,
    department_code,
    reported_on,
    source_file,
    source_line
from record
where len($district_codes) = 0 or district_code in $district_codes
order by listed_on desc, record_id asc
