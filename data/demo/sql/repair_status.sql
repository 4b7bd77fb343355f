-- One row a repair application with the status it had on the as-of date.
create view repair_status as
select
    *,
    decided_day <= getvariable('day_count') as is_decided,
    case
        when decided_day > getvariable('day_count')
            then case
                    when accepted_day > getvariable('day_count') then 'pending'
                    else 'accepted'
                end
        when outcome_draw < 0.04 and not is_stuck then 'returned'
        when outcome_draw < 0.12 then 'rejected'
        when outcome_draw < 0.135 then 'withdrawn'
        else 'approved'
    end as status,
from repair_event
