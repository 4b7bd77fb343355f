-- Of the joint cases pushed in the month, how many the executing department reported back.
-- grain:  one row per period, district_code, department_code
-- units:  numerator, denominator = cases
-- source: fct_joint_case
select
    cast(date_trunc('month', pushed_at) as date) as period,
    district_code,
    executing_department_code as department_code,
    cast(null as integer) as bucket,
    cast(count(feedback_at) as double) as numerator,
    cast(count(*) as double) as denominator
from {{ ref('fct_joint_case') }}
where pushed_at is not null and case_status <> 'cancelled'
group by 1, 2, 3
