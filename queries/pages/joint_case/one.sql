-- One joint case with the time of each step, its departments, its measure and its source.
-- grain:  one row per record_id
-- units:  raw_case_count = cases; push_hours, response_hours, check_hours, action_hours,
--         feedback_hours = hours; amount_cny = CNY
-- params: record_id text, district_codes text[], department_codes text[]
-- source: fct_joint_case, fct_case_flow
select
    record.record_id,
    record.uscc,
    record.subject_name,
    record.district_code,
    record.risk_tier,
    record.case_no,
    record.raw_case_count,
    record.case_kind,
    record.case_status,
    record.list_code,
    record.honour_type,
    record.listing_no,
    record.measure_code,
    record.business_no,
    record.business_item,
    record.domain_code,
    record.initiating_department_code,
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
    flow.basis_gap,
    record.not_applicable_reason,
    record.amount_cny,
    record.effect,
    record.sanction_from,
    record.sanction_to,
    record.lifted_on,
    record.is_in_force,
    record.reported_on,
    record.source_file,
    record.source_line
from fct_joint_case as record
left join fct_case_flow as flow on record.record_id = flow.record_id
where
    record.record_id = $record_id
    and (len($district_codes) = 0 or record.district_code in $district_codes)
    and (
        len($department_codes) = 0
        or record.executing_department_code in $department_codes
    )
order by record.record_id
