-- One row a penalty decision: who, when, and which department. Where the drift or the cluster
-- is, decisions crowd into the last months.
create view penalty_timed as
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
        (
            repeated.town_no = getvariable('cluster_town_no')
            and repeated.industry_no = getvariable('cluster_industry_no')
        ) as is_cluster,
    from repeated
    join industry using (industry_no)
)

select
    drawn.*,
    first_day + floor(
        case
            when is_cluster then 0.75 + 0.25 * when_draw
            else when_draw
        end * (last_day - first_day + 1)
    )::integer as decided_day_drawn,
    case
        when drawn.district_no = getvariable('drift_district_no')
            and chance(k, 68) < getvariable('drift_penalty_share')
            then greatest(
                first_day,
                last_day - floor(
                    getvariable('drift_workdays') * power(when_draw, 1.5)
                )::integer
            )
        else decided_day_drawn
    end as decided_day,
    case
        when regulator = 17 or chance(k, 61) < 0.25 then 23 + drawn.district_no
        when chance(k, 61) < 0.33 then 18
        when chance(k, 61) < 0.38 then 22
        when chance(k, 61) < 0.43 then 19
        else regulator
    end as department_no,
from drawn
