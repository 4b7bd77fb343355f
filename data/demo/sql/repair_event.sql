-- One row a repair application with the working days of its steps.
create view repair_event as
with stepped as (
    select
        asked.*,
        submitted_day >= getvariable('backlog_day')
        and department_no = getvariable('backlog_department') as is_stuck,
        submitted_day + case
            when settled_day is not null then below(k, 94, 3)
            when chance(k, 93) < 0.03 then 4 + below(k, 94, 4)
            else below(k, 94, 4)
        end as accepted_day,
        -- A listing that ended by repair was decided so on that day.
        case when settled_day is null then chance(k, 95) else 1 end as outcome_draw,
    from repair_asked as asked
    where submitted_day between 1 and getvariable('day_count')
)

select
    stepped.*,
    case
        when settled_day is not null then settled_day
        when outcome_draw < 0.04 and not is_stuck then accepted_day
        else accepted_day + case
            when is_stuck then 18 + floor(90 * chance(k, 96))::integer
            when chance(k, 97) < 0.05 then 9 + below(k, 96, 10)
            else 1 + floor(6 * power(chance(k, 96), 1.3))::integer
        end
    end as decided_day,
from stepped
