-- One row a penalty decision, before its words. Repairs and objections are made from it too.
create view penalty_event as
with assigned as (
    select
        timed.*,
        department.department_code,
        department.department_name,
        department.mark,
        decided_day + case
            when chance(k, 62) < getvariable('penalty_late_rate')
                then 8 + below(k, 63, 9)
            else floor(7 * power(chance(k, 63), 1.6))::integer
        end as reported_day,
        chance(k, 64) < 0.10 as is_person,
        case
            when chance(k, 64) < 0.10 then 1 + below(k, 67, 1000)
        end
            as person_no,
        chance(k, 65) as class_draw,
        first_violation + below(k, 66, violation_count) as violation_no,
    from penalty_timed as timed
    join department using (department_no)
)

select
    assigned.*,
    workday(decided_day) as decided_on,
    workday(reported_day) as reported_on,
from assigned
where reported_day <= getvariable('day_count');
