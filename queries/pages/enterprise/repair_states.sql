-- How far the repair applications of a subject have got, and what is due next, newest first.
-- grain:  one row per record_id
-- units:  accept_wd, total_wd, accept_limit_wd, total_limit_wd = working days
-- params: uscc text, district_codes text[]
-- source: fct_repair_flow
-- An application about a record that was withdrawn no longer names its subject.
with record as materialized (
    select * from fct_repair_flow
    where uscc = $uscc
)

select
    record_id,
    application_no,
    target_type,
    repair_status,
    submitted_on,
    accepted_on,
    flow_decided_on,
    completed_on,
    publicity_ended_on,
    accept_due_on,
    due_on,
    accept_wd,
    total_wd,
    accept_limit_wd,
    total_limit_wd,
    is_open,
    clock_problem
from record
where len($district_codes) = 0 or district_code in $district_codes
order by submitted_on desc, record_id asc
