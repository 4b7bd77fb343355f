-- Joint cases initiated in the month, by executing department.
-- grain:  one row per period, district_code, department_code
-- units:  numerator = cases
-- source: fct_joint_case, fct_withdrawn_event
with initiated as (
    select
        cast(initiated_at as date) as initiated_on,
        district_code,
        executing_department_code as department_code
    from {{ ref('fct_joint_case') }}
    where case_status <> 'cancelled'
    union all
    select
        decided_on as initiated_on,
        district_code,
        department_code
    from {{ ref('fct_withdrawn_event') }}
    -- A sanction whose listing was void from the start was never a case.
    where
        record_type = 'joint_case'
        and withdrawal in ('repaired', 'expired', 'removed')
)

select
    cast(date_trunc('month', initiated_on) as date) as period,
    district_code,
    department_code,
    cast(null as integer) as bucket,
    cast(count(*) as double) as numerator,
    cast(null as double) as denominator
from initiated
group by 1, 2, 3
