-- What fixes a subject: one row a subject, i = 0 .. (the first `active_count` are active).
-- risk is uniform in [0, 1): its quantiles are the risk tiers, and it drives everything bad.
create view subject_birth as
with drawn as (
    select
        i,
        chance(i, 1) as type_draw,
        chance(i, 2) as risk,
        getvariable('as_of')
        - least(11000, floor(-ln(1 - chance(i, 3)) * 4200))::integer
            as registered_on,
        pick(getvariable('town_choices'), i, 4) as town_no,
        i < getvariable('active_count') as is_active,
    from range(getvariable('subject_count')) as t (i)
),

typed as (
    select
        *,
        case
            when type_draw < 0.400 then 'enterprise'
            when type_draw < 0.950 then 'individual_business'
            when type_draw < 0.975 then 'cooperative'
            when type_draw < 0.988 then 'institution'
            else 'social_org'
        end as subject_type,
        case
            when not is_active
                then
                    ['revoked', 'cancelled', 'cancelled', 'moved_out'][
                        1 + below(i, 5, 4)
                    ]
            when chance(i, 6) < 0.015 then 'suspended'
            else 'active'
        end as subject_status,
        greatest(registered_on, getvariable('window_start')) as present_from,
    from drawn
)

select
    *,
    case
        when subject_status <> 'active'
            then
                present_from + floor(
                    (0.3 + 0.7 * chance(i, 7)) * (getvariable('as_of') - present_from)
                )::integer
    end as status_changed_on,
from typed;
