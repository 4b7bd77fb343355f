-- Steps of the joint cases on a subject, those that owe feedback first, then the newest.
-- grain:  one row per record_id
-- units:  push_hours, response_hours, check_hours, action_hours, feedback_hours = hours
-- params: uscc text, district_codes text[]
-- source: fct_joint_case, fct_case_flow
with record as materialized (
    select * from fct_joint_case
    where uscc = $uscc
)

select
    record.record_id,
    record.case_no,
    record.case_kind,
    record.case_status,
    record.measure_code,
    record.executing_department_code,
    record.initiated_at,
    record.pushed_at,
    record.received_at,
    record.checked_at,
    record.executed_at,
    record.feedback_at,
    record.push_hours,
    record.response_hours,
    flow.check_hours,
    flow.action_hours,
    record.feedback_hours,
    flow.feedback_due_on,
    flow.order_gap,
    record.not_applicable_reason,
    record.lifted_on
from record
left join fct_case_flow as flow on record.record_id = flow.record_id
where len($district_codes) = 0 or record.district_code in $district_codes
order by
    flow.feedback_due_on is null asc,
    record.initiated_at desc,
    record.record_id asc
