-- Commitments of a subject and their fulfilment, newest first.
-- grain:  one row per record_id
-- units:  none
-- params: uscc text, district_codes text[]
-- source: fct_commitment
with record as materialized (
    select * from fct_commitment
    where uscc = $uscc
)

select
    record_id,
    made_on,
    commitment_no,
    commitment_type,
    commitment_reason,
    content,
    liability,
    valid_to,
    is_in_force,
    check_due_on,
    fulfilment_status,
    unfulfilled_content,
    pursued_liability,
    confirmed_on,
    publicity,
    has_pending_objection,
    department_code,
    reported_on,
    source_file,
    source_line
from record
where len($district_codes) = 0 or district_code in $district_codes
order by made_on desc, record_id asc
