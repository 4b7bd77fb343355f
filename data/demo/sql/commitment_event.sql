-- One row a commitment: to which department, and how it was found when checked.
create view commitment_event as
with assigned as (
    select
        drawn.*,
        case when wanted_no = 0 then 23 + district_no else wanted_no end
            as department_no,
        made_day + 4 + below(n, 196, 16) as reported_day,
        made_day + 40 + below(n, 197, 120) as checked_day,
        case
            when commitment_type in ('voluntary', 'industry_selfdiscipline') then 0.25
            else 0.85
        end as check_share,
    from commitment_drawn as drawn
)

select
    assigned.*,
    department.department_code,
    case when is_old then old_day(n, 189) else workday(made_day) end as made_on,
    case when is_old then old_day(n, 189) + 12 else workday(reported_day) end
        as reported_on,
    checked_day <= getvariable('day_count') and check_draw < check_share as is_checked,
    case
        when chance(n, 198) < 0.965 - 0.25 * greatest(0, risk - 0.9) * 10 * 0.4
            then 'fulfilled'
        when chance(n, 199) < 0.5 then 'partly_fulfilled'
        else 'unfulfilled'
    end as finding,
from assigned
join department using (department_no)
where reported_day <= getvariable('day_count')
