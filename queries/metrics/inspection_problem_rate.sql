-- Of the inspections in the month, how many found a problem.
-- grain:  one row per period, district_code, department_code
-- units:  numerator, denominator = inspections
-- source: fct_inspection
select
    cast(date_trunc('month', inspected_on) as date) as period,
    district_code,
    department_code,
    cast(null as integer) as bucket,
    cast(count(*) filter (where has_problem) as double) as numerator,
    cast(count(*) as double) as denominator
from {{ ref('fct_inspection') }}
group by 1, 2, 3
