-- Licence decisions of a subject, newest first.
-- grain:  one row per record_id
-- units:  none
-- params: uscc text, district_codes text[]
-- source: fct_licence
with record as materialized (
    select * from fct_licence
    where uscc = $uscc
)

select
    record_id,
    decided_on,
    document_no,
    document_name,
    licence_category,
    certificate_name,
    certificate_no,
    content,
    valid_from,
    valid_to,
    licence_status,
    is_in_force,
    has_pending_objection,
    authority_name,
    department_code,
    reported_on,
    source_file,
    source_line
from record
where len($district_codes) = 0 or district_code in $district_codes
order by decided_on desc, record_id asc
