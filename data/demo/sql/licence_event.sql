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
        pick(industry.licensors, i * 256 + ordinal, 41) as licensor,
    from repeated
    join industry using (industry_no, firm_word, shop_word)
),

assigned as (
    select
        drawn.*,
        department.department_no,
        department.department_code,
        department.department_name,
        department.mark,
        pick(department.items, k, 42) as item_no,
        decided_day + case
            when chance(k, 43) < department.licence_late_rate
                then 8 + floor(14 * power(chance(k, 44), 2))::integer
            else floor(8 * power(chance(k, 44), 1.7))::integer
        end as reported_day,
        chance(k, 45) < 0.04 as is_person,
        case
            when chance(k, 45) < 0.04 then below(k, 46, getvariable('person_count'))
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
