-- Every day of the known calendar with the running count of working days.
-- grain: one row per day
select
    day,
    is_workday,
    cast(workday_index as integer) as workday_index
from {{ landing_file('_reference/workdays') }}
