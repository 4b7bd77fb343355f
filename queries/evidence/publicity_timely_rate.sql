-- Valid licence and penalty records reported in the period within 7 working days.
-- grain:  one row per record_kind, record_id
-- units:  lag_wd = working days
-- params: period_start date, period_end date (exclusive),
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
    p.reported_on >= $period_start
    and p.reported_on < $period_end
    and p.is_valid
    and not coalesce(p.is_not_publishable, false)
    and not p.is_late
    and (len($district_codes) = 0 or p.district_code in $district_codes)
    and (
        len($department_codes) = 0
        or p.reporting_department_code in $department_codes
    )
order by p.reported_on desc, p.record_kind asc, p.record_id asc
