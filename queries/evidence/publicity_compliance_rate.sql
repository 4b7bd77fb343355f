-- Licence and penalty records reported in the period that pass every rule.
-- grain:  one row per record_kind, record_id
-- units:  lag_wd = working days
-- params: period_start date, period_end date (exclusive), as_of date,
--         district_codes text[], department_codes text[]
-- source: fct_publicity
select
    p.record_kind,
    p.record_id,
    p.reporting_department_code,
    p.district_code,
    p.decided_on,
    p.reported_on,
    p.lag_wd,
    p.is_late
from fct_publicity as p
where
    coalesce(p.reported_on, p.decided_on, $as_of) >= $period_start
    and coalesce(p.reported_on, p.decided_on, $as_of) < $period_end
    and not coalesce(p.is_not_publishable, false)
    and p.is_valid
    and (len($district_codes) = 0 or p.district_code in $district_codes)
    and (
        len($department_codes) = 0
        or p.reporting_department_code in $department_codes
    )
order by p.reported_on desc, p.record_kind asc, p.record_id asc
