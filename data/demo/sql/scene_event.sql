-- Scenes by the places where they are offered: a scene is once in a town, from the day it began
-- in the city (`start` days before the as-of day) or later.
create view scene_event as
with drawn as (
    select
        n,
        1 + n % scene_count.total as scene_no,
        pick(getvariable('town_choices'), n, 401) as town_no,
    from range(getvariable('scene_count')) as t (n)
    cross join (select count(*) as total from scene_kind) as scene_count
),

once as (
    select *
    from drawn
    qualify row_number() over (partition by scene_no, town_no order by n) = 1
),

dated as (
    select
        once.*,
        kind.* exclude (scene_no),
        getvariable('as_of') - floor(kind.start * (0.25 + 0.75 * chance(n, 402)))::integer
            as started_on,
        workday(getvariable('day_count') - below(n, 403, 5)) as reported_on,
        case
            when chance(n, 404) < 0.08 then 'ended'
            when chance(n, 404) < 0.14 then 'paused'
            else 'running'
        end as scene_status,
        200 + floor(4800 * power(chance(n, 405), 2))::integer as user_count,
    from once
    join scene_kind as kind using (scene_no)
)

select
    *,
    case
        when scene_status = 'ended'
            then started_on
                + floor((0.5 + 0.4 * chance(n, 406)) * (reported_on - started_on))::integer
    end as ended_on,
    floor(user_count * (0.6 + 4 * chance(n, 407)))::integer as use_count,
from dated
