-- Joint cases initiated in the period; of withdrawn ones only the event.
-- grain:  one row per record_id
-- units:  raw_case_count = cases
-- params: period_start date, period_end date (exclusive),
--         district_codes text[], department_codes text[]
-- source: fct_case_flow
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
    raw_case_count,
    withdrawal
from fct_case_flow
where
    initiated_on >= $period_start
    and initiated_on < $period_end
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (
        len($department_codes) = 0 or executing_department_code in $department_codes
    )
order by initiated_on desc, record_id asc
