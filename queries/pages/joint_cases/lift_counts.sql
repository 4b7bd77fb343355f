-- Sanctions still reported as in force after their listing was withdrawn, by reason.
-- grain:  one row per withdrawal
-- units:  case_count = cases
-- params: district_codes text[], initiating_codes text[], department_codes text[]
-- source: fct_case_to_lift
-- Today, whatever the period. Kinds of subject are not kept of withdrawn cases.
select
    withdrawal,
    count(*) as case_count
from fct_case_to_lift
where
    (len($district_codes) = 0 or district_code in $district_codes)
    and (
        len($initiating_codes) = 0
        or initiating_department_code in $initiating_codes
    )
    and (
        len($department_codes) = 0
        or executing_department_code in $department_codes
    )
group by withdrawal
order by withdrawal
