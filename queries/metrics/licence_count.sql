-- Licence decisions made in the month.
-- grain:  one row per period, district_code, department_code
-- units:  numerator = decisions
-- source: fct_licence
select
    cast(date_trunc('month', decided_on) as date) as period,
    district_code,
    department_code,
    cast(null as integer) as bucket,
    cast(count(*) as double) as numerator,
    cast(null as double) as denominator
from {{ ref('fct_licence') }}
group by 1, 2, 3
