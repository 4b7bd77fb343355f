-- Serious dishonesty lists that a subject is on today, newest first.
-- grain:  one row per record_id
-- units:  none
-- params: uscc text, district_codes text[]
-- source: fct_dishonest_listing
with record as materialized (
    select * from fct_dishonest_listing
    where uscc = $uscc
)

select
    record_id,
    listed_on,
    list_code,
    listing_no,
    reason,
    legal_basis,
    publish_until,
    has_pending_objection,
    authority_name,
    department_code,
    reported_on,
    source_file,
    source_line
from record
where len($district_codes) = 0 or district_code in $district_codes
order by listed_on desc, record_id asc
