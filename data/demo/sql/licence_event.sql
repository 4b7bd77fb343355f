-- One row a licence decision, before its words: who, which department, which item, when.
create view licence_event as
with repeated as (
    select
        subject.*,
        unnest(range(
            many(licence_weight * getvariable('licence_rate'), i, 20)
        )) as ordinal,
    from subject
),

drawn as (
    select
        repeated.*,
        i * 256 + ordinal as k,
        first_day + floor(
            chance(i * 256 + ordinal, 40) * (last_day - first_day + 1)
        )::integer as decided_day,
        if(
            below(i * 256 + ordinal, 41, 2) = 0,
            industry.first_licensor,
            industry.other_licensor
        ) as licensor,
    from repeated
    join industry using (industry_no)
),

assigned as (
    select
        drawn.*,
        department.department_no,
        department.department_code,
        department.department_name,
        department.mark,
        first_item + below(k, 42, item_count) as item_no,
        decided_day + case
            when chance(k, 43) < department.licence_late_rate
                then 8 + floor(14 * power(chance(k, 44), 2))::integer
            else floor(8 * power(chance(k, 44), 1.7))::integer
        end as reported_day,
        chance(k, 45) < 0.04 as is_person,
        case
            when chance(k, 45) < 0.04 then 1 + below(k, 46, 1000)
        end
            as person_no,
    from drawn
    join department
        on department.department_no = case
            when drawn.licensor = 0 then 23 + drawn.district_no else drawn.licensor
        end
)

select
    assigned.*,
    workday(decided_day) as decided_on,
    workday(reported_day) as reported_on,
from assigned
where reported_day <= getvariable('day_count');
