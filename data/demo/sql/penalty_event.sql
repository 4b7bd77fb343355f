-- One row a penalty decision, before its words. Repairs and objections are made from it too.
create view penalty_event as
with repeated as (
    select
        subject.*,
        unnest(range(penalty_count)) as ordinal,
    from subject
    where penalty_count > 0
),

drawn as (
    select
        repeated.*,
        i * 256 + ordinal as k,
        chance(i * 256 + ordinal, 60) as when_draw,
        industry.regulator,
        (repeated.town_no = getvariable('cluster_town_no')
            and repeated.industry_no = getvariable('cluster_industry_no')) as is_cluster,
    from repeated
    join industry using (industry_no, firm_word, shop_word)
),

-- Where the drift or the cluster is, decisions crowd into the last months.
timed as (
    select
        drawn.*,
        first_day + floor(
            case
                when is_cluster then 0.75 + 0.25 * when_draw
                when drawn.district_no = getvariable('drift_district_no')
                    then power(when_draw, 0.45)
                else when_draw
            end * (last_day - first_day + 1)
        )::integer as decided_day,
        case
            when regulator = 17 or chance(k, 61) < 0.25 then 23 + drawn.district_no
            when chance(k, 61) < 0.33 then 18
            when chance(k, 61) < 0.38 then 22
            when chance(k, 61) < 0.43 then 19
            else regulator
        end as department_no,
    from drawn
),

assigned as (
    select
        timed.*,
        department.department_code,
        department.department_name,
        department.mark,
        decided_day + case
            when chance(k, 62) < getvariable('penalty_late_rate') then 8 + below(k, 63, 9)
            else floor(7 * power(chance(k, 63), 1.6))::integer
        end as reported_day,
        chance(k, 64) < 0.10 as is_person,
        chance(k, 65) as class_draw,
        pick(department.violations, k, 66) as violation_no,
    from timed
    join department using (department_no)
)

select
    assigned.*,
    workday(decided_day) as decided_on,
    workday(reported_day) as reported_on,
from assigned
where reported_day <= getvariable('day_count');
