-- Repair applications completed in the month, approved or rejected, by handling department.
-- grain:  one row per period, district_code, department_code
-- units:  numerator = applications
-- source: fct_repair
select
    cast(date_trunc('month', completed_on) as date) as period,
    district_code,
    handling_department_code as department_code,
    cast(null as integer) as bucket,
    cast(count(*) as double) as numerator,
    cast(null as double) as denominator
from {{ ref('fct_repair') }}
where completed_on is not null and repair_status in ('approved', 'rejected')
group by 1, 2, 3
