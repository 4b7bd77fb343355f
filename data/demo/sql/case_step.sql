-- The last step each case had reached by the as-of date: 1 pushed, 2 received, 3 checked,
-- 4 executed or found not applicable, 5 fed back.
create view case_step as
select
    case_event.*,
    getvariable('day_count') as today,
    least(furthest, case
        when feedback_day <= getvariable('day_count') then 5
        when executed_day <= getvariable('day_count') then 4
        when checked_day <= getvariable('day_count') then 3
        when received_day <= getvariable('day_count') then 2
        else 1
    end) as step,
from case_event
