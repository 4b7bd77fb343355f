-- Of the valid records reported in the month, how many within 7 working days of the decision.
-- grain:  one row per period, district_code, department_code
-- units:  numerator, denominator = records
-- source: fct_publicity
select
    cast(date_trunc('month', reported_on) as date) as period,
    district_code,
    reporting_department_code as department_code,
    cast(null as integer) as bucket,
    cast(count(*) filter (where not is_late) as double) as numerator,
    cast(count(*) as double) as denominator
from {{ ref('fct_publicity') }}
where
    is_valid
    and not coalesce(is_not_publishable, false)
    -- Unknown where the working-day calendar of a year is missing.
    and is_late is not null
group by 1, 2, 3
