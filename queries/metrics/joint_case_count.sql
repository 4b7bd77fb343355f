-- Joint cases initiated in the month, by executing department; a withdrawn case counts once,
-- however often it was reported.
-- grain:  one row per period, district_code, department_code
-- units:  numerator = cases
-- source: fct_case_flow
select
    cast(date_trunc('month', initiated_on) as date) as period,
    district_code,
    executing_department_code as department_code,
    cast(null as integer) as bucket,
    cast(count(*) as double) as numerator,
    cast(null as double) as denominator
from {{ ref('fct_case_flow') }}
group by 1, 2, 3
