-- The working-day calendar; working days between two dates are the difference of their indexes.
-- grain: one row per day
select
    day,
    is_workday,
    workday_index
from {{ ref('stg_reference_workdays') }}
order by day
