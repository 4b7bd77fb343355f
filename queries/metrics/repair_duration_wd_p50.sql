-- How long the repairs completed in the month took: one bucket per number of working days.
-- grain:  one row per period, district_code, department_code, bucket
-- units:  bucket = working days; numerator = applications
-- source: fct_repair
select
    cast(date_trunc('month', completed_on) as date) as period,
    district_code,
    handling_department_code as department_code,
    cast(total_wd as integer) as bucket,
    cast(count(*) as double) as numerator,
    cast(null as double) as denominator
from {{ ref('fct_repair') }}
where
    completed_on is not null
    and repair_status in ('approved', 'rejected')
    -- Unknown where the working-day calendar of a year is missing.
    and total_wd is not null
group by 1, 2, 3, 4
