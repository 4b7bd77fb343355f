-- Inspections in the period that found a problem.
-- grain:  one row per record_id
-- units:  none
-- params: period_start date, period_end date (exclusive),
--         district_codes text[], department_codes text[]
-- source: fct_inspection
select
    record_id,
    uscc,
    subject_name,
    district_code,
    department_code,
    inspection_no,
    inspection_kind,
    item_name,
    inspected_on,
    result_codes,
    has_problem,
    disposal_kind,
    disposal_finished_on
from fct_inspection
where
    inspected_on >= $period_start
    and inspected_on < $period_end
    and has_problem
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($department_codes) = 0 or department_code in $department_codes)
order by inspected_on desc, record_id asc
