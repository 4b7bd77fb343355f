-- Licence decisions made in the period.
-- grain:  one row per record_id
-- units:  none
-- params: period_start date, period_end date (exclusive),
--         district_codes text[], department_codes text[]
-- source: fct_licence
select
    record_id,
    uscc,
    subject_name,
    district_code,
    department_code,
    decided_on,
    document_no,
    document_name,
    licence_category,
    valid_from,
    valid_to,
    is_in_force
from fct_licence
where
    decided_on >= $period_start
    and decided_on < $period_end
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($department_codes) = 0 or department_code in $department_codes)
order by decided_on desc, record_id asc
