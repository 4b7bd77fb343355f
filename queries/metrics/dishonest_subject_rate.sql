-- Subjects on the serious dishonesty lists at the end of the month, and active subjects then.
-- grain:  one row per period, district_code
-- units:  numerator, denominator = subjects
-- source: dishonest_subject_count, active_subject_count
-- As the map divides them: the listed ones need not be in operation.
select
    coalesce(listed.period, active.period) as period,
    coalesce(listed.district_code, active.district_code) as district_code,
    cast(null as varchar(18)) as department_code,
    cast(null as integer) as bucket,
    coalesce(listed.numerator, 0) as numerator,
    coalesce(active.numerator, 0) as denominator
from {{ ref('dishonest_subject_count') }} as listed
full outer join {{ ref('active_subject_count') }} as active
    on
        listed.period = active.period
        and listed.district_code = active.district_code
