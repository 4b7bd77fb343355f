-- Commitments of a subject and where each stands on the build's day; what waits comes first.
-- grain:  one row per record_id
-- units:  convenience_count = commitments
-- params: uscc text, district_codes text[]
-- source: fct_commitment_state
with record as materialized (
    select * from fct_commitment_state
    where uscc = $uscc
)

select
    record_id,
    commitment_no,
    commitment_type,
    commitment_word,
    commitment_reason,
    commitment_state,
    made_on,
    publicity,
    reported_on,
    check_due_on,
    checked_on,
    restriction_state,
    convenience_count,
    commitment_problem,
    department_code
from record
where len($district_codes) = 0 or district_code in $district_codes
order by
    case commitment_state
        when 'broken' then 1
        when 'partly_kept' then 1
        when 'overdue' then 2
        when 'to_check' then 3
        else 4
    end asc,
    made_on desc,
    record_id asc
