-- The last step each case had reached by the as-of date: 1 pushed, 2 received, 3 checked,
-- 4 executed or found not applicable, 5 fed back. And what follows from it.
create view case_step as
with reached as (
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
)

select
    reached.*,
    step >= 4 and not is_not_applicable as is_done,
    step >= 4 and not is_not_applicable and removed_day <= today as is_lifted,
    case case_kind when 'sanction' then 'CJ' else 'JL' end as code_mark,
    case case_kind when 'sanction' then 11 else 7 end as measures,
    case case_kind when 'sanction' then '已限制办理' else '已提供便利' end as effect,
from reached
