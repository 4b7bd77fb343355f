-- Joint sanctions and incentives on a subject, newest first.
-- grain:  one row per record_id
-- units:  none
-- params: uscc text, district_codes text[]
-- source: fct_joint_case
with record as materialized (
    select * from fct_joint_case
    where uscc = $uscc
)

select
    record_id,
    initiated_at,
    case_no,
    case_kind,
    list_code,
    honour_type,
    measure_code,
    business_item,
    domain_code,
    initiating_department_code,
    executing_department_code,
    pushed_at,
    received_at,
    executed_at,
    feedback_at,
    case_status,
    effect,
    sanction_from,
    sanction_to,
    lifted_on,
    is_in_force,
    reported_on,
    source_file,
    source_line
from record
where len($district_codes) = 0 or district_code in $district_codes
order by initiated_at desc, record_id asc
