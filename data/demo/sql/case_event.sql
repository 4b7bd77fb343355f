-- One row a joint case: which department carries it out, when each step is taken, and how far
-- it gets.
create view case_event as
with assigned as (
    select
        numbered.*,
        pick(getvariable('case_choices'), business, 153) as executing_no,
        initiated_day + below(n, 154, 2) as pushed_day,
        initiated_day + 1 + below(n, 155, 3) as received_day,
        initiated_day + 3 + below(n, 156, 4) as checked_day,
        initiated_day + 6 + below(n, 157, 8) as executed_day,
        initiated_day + 13 + below(n, 158, 9) as feedback_day,
        chance(n, 159) as reach,
    from case_started as numbered
    where
        initiated_day <= getvariable('day_count')
        and (removed_day is null or initiated_day < removed_day)
)

select
    assigned.*,
    -- How far the case got by its own draw; the department that stopped answers no more.
    case
        when
            executing_no = getvariable('silent_department')
            and feedback_day >= getvariable('silent_day') and chance(n, 160) < 0.94
            then 4
        when reach < 0.015 then 1
        when reach < 0.03 then 2
        when reach < 0.05 then 3
        when reach < 0.08 then 4
        else 5
    end as furthest,
    chance(n, 161) < 0.03 as is_not_applicable,
from assigned
