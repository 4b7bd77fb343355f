-- Sanctions to lift at once: reported as in force, while their listing was withdrawn.
-- grain:  one row per event_id
-- units:  days_unlifted = days
-- params: withdrawals text[], district_codes text[], initiating_codes text[],
--         department_codes text[]
-- source: fct_case_to_lift
-- Whatever the period. The subject is not named: the department knows its own case.
select
    event_id,
    executing_department_code,
    initiating_department_code,
    measure_code,
    withdrawal,
    withdrawn_on,
    days_unlifted,
    initiated_on,
    sanction_from,
    sanction_to,
    district_code
from fct_case_to_lift
where
    withdrawal in $withdrawals
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (
        len($initiating_codes) = 0
        or initiating_department_code in $initiating_codes
    )
    and (
        len($department_codes) = 0
        or executing_department_code in $department_codes
    )
order by withdrawn_on, event_id
