-- Joint cases initiated in the period; of withdrawn ones only the event.
-- grain:  one row per record_id
-- units:  none
-- params: period_start date, period_end date (exclusive),
--         district_codes text[], department_codes text[]
-- source: fct_joint_case, fct_withdrawn_event
with initiated as (
    select
        record_id,
        uscc,
        subject_name,
        district_code,
        executing_department_code,
        cast(initiated_at as date) as initiated_on,
        case_no,
        case_kind,
        measure_code,
        list_code,
        honour_type,
        case_status,
        cast(null as varchar) as withdrawal
    from fct_joint_case
    where case_status <> 'cancelled'
    union all by name
    select
        concat('event-', event_id) as record_id,
        district_code,
        department_code as executing_department_code,
        decided_on as initiated_on,
        withdrawal
    from fct_withdrawn_event
    where
        record_type = 'joint_case' and withdrawal in ('repaired', 'expired', 'removed')
)

select
    record_id,
    uscc,
    subject_name,
    district_code,
    executing_department_code,
    initiated_on,
    case_no,
    case_kind,
    measure_code,
    list_code,
    honour_type,
    case_status,
    withdrawal
from initiated
where
    initiated_on >= $period_start
    and initiated_on < $period_end
    and (len($district_codes) = 0 or district_code = any($district_codes))
    and (
        len($department_codes) = 0 or executing_department_code = any($department_codes)
    )
order by initiated_on desc, record_id asc
