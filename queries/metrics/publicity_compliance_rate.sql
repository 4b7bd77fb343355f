-- Of the licence and penalty records reported in the month, how many pass every rule.
-- grain:  one row per period, district_code, department_code
-- units:  numerator, denominator = records
-- source: fct_publicity
-- A refused row may have no readable date: it counts when it can be dated, at the latest now.
select
    cast(
        date_trunc('month', coalesce(reported_on, decided_on, {{ as_of() }})) as date
    ) as period,
    district_code,
    reporting_department_code as department_code,
    cast(null as integer) as bucket,
    cast(count(*) filter (where is_valid) as double) as numerator,
    cast(count(*) as double) as denominator
from {{ ref('fct_publicity') }}
where not coalesce(is_not_publishable, false)
group by 1, 2, 3
