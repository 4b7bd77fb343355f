-- Joint cases pushed in the period, those without feedback first.
-- grain:  one row per record_id
-- units:  feedback_hours = hours
-- params: period_start date, period_end date (exclusive),
--         district_codes text[], department_codes text[]
-- source: fct_joint_case
select
    record_id,
    uscc,
    subject_name,
    district_code,
    executing_department_code,
    case_no,
    case_kind,
    measure_code,
    case_status,
    pushed_at,
    feedback_at,
    feedback_hours
from fct_joint_case
where
    pushed_at >= $period_start
    and pushed_at < $period_end
    and case_status <> 'cancelled'
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (
        len($department_codes) = 0 or executing_department_code in $department_codes
    )
order by feedback_at is not null, pushed_at, record_id
