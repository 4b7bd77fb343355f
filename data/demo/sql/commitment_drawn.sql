-- One row a commitment as it is made: by whom, when, of which type.
create view commitment_drawn as
with repeated as (
    select
        subject.*,
        unnest(range(least(commitment_count, 16))) as ordinal,
    from subject
    where commitment_count > 0
)

select
    repeated.*,
    i * 16 + ordinal as n,
    first_day + floor(
        power(chance(i * 16 + ordinal, 190), 0.8) * (last_day - first_day + 1)
    )::integer as made_day,
    case
        when chance(i * 16 + ordinal, 191) < 0.45 then 21
        when chance(i * 16 + ordinal, 191) < 0.80 then 23 + district_no
        else if(
            below(i * 16 + ordinal, 192, 2) = 0,
            industry.first_licensor,
            industry.other_licensor
        )
    end as wanted_no,
    [
        'approval_substitute',
        'incomplete_acceptance',
        'proof_item',
        'credit_repair',
        'industry_selfdiscipline',
        'voluntary',
        'voluntary',
        'industry_selfdiscipline',
        'proof_item', 'approval_substitute'][1 + below(i * 16 + ordinal, 193, 10)]
        as commitment_type,
    chance(i * 16 + ordinal, 194) as check_draw,
    chance(i * 16 + ordinal, 195) < 0.03 as is_person,
    first_day = 1 and chance(i * 16 + ordinal, 188) < 0.4 as is_old,
from repeated
join industry using (industry_no)
