-- Of the repairs completed in the month, how many within the limit of their rule version.
-- grain:  one row per period, district_code, department_code
-- units:  numerator, denominator = applications
-- source: fct_repair
select
    cast(date_trunc('month', completed_on) as date) as period,
    district_code,
    handling_department_code as department_code,
    cast(null as integer) as bucket,
    cast(count(*) filter (where is_on_time) as double) as numerator,
    cast(count(*) as double) as denominator
from {{ ref('fct_repair') }}
where
    completed_on is not null
    and repair_status in ('approved', 'rejected')
    -- Unknown where the working-day calendar of a year is missing.
    and is_on_time is not null
group by 1, 2, 3
