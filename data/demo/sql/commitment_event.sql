-- One row a commitment: by whom, to which department, and how it was found when checked.
create view commitment_event as
with repeated as (
    select
        subject.*,
        unnest(range(least(commitment_count, 16))) as ordinal,
    from subject
    where commitment_count > 0
),

drawn as (
    select
        repeated.*,
        i * 16 + ordinal as n,
        first_day + floor(
            power(chance(i * 16 + ordinal, 190), 0.8) * (last_day - first_day + 1)
        )::integer as made_day,
        case
            when chance(i * 16 + ordinal, 191) < 0.45 then 21
            when chance(i * 16 + ordinal, 191) < 0.80 then 23 + district_no
            else pick(industry.licensors, i * 16 + ordinal, 192)
        end as wanted_no,
        ['approval_substitute', 'incomplete_acceptance', 'proof_item', 'credit_repair',
            'industry_selfdiscipline', 'voluntary', 'voluntary', 'industry_selfdiscipline',
            'proof_item', 'approval_substitute'][1 + below(i * 16 + ordinal, 193, 10)]
            as commitment_type,
        chance(i * 16 + ordinal, 194) as check_draw,
        chance(i * 16 + ordinal, 195) < 0.03 as is_person,
        first_day = 1 and chance(i * 16 + ordinal, 188) < 0.4 as is_old,
    from repeated
    join industry using (industry_no, firm_word, shop_word)
),

assigned as (
    select
        drawn.*,
        case when wanted_no = 0 then 23 + district_no else wanted_no end as department_no,
        made_day + 4 + below(n, 196, 16) as reported_day,
        made_day + 40 + below(n, 197, 120) as checked_day,
        case
            when commitment_type in ('voluntary', 'industry_selfdiscipline') then 0.25 else 0.85
        end as check_share,
    from drawn
)

select
    assigned.*,
    department.department_code,
    case when is_old then old_day(n, 189) else workday(made_day) end as made_on,
    case when is_old then old_day(n, 189) + 12 else workday(reported_day) end as reported_on,
    checked_day <= getvariable('day_count') and check_draw < check_share as is_checked,
    case
        when chance(n, 198) < 0.965 - 0.25 * greatest(0, risk - 0.9) * 10 * 0.4 then 'fulfilled'
        when chance(n, 199) < 0.5 then 'partly_fulfilled'
        else 'unfulfilled'
    end as finding,
from assigned
join department using (department_no)
where reported_day <= getvariable('day_count')
