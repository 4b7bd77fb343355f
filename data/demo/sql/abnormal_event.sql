-- One row an entry on the list of abnormal operations, with its end where it has ended.
create view abnormal_event as
with drawn as (
    select
        subject.*,
        i * 256 + 251 as k,
        first_day
        + floor(chance(i, 130) * (last_day - first_day + 1))::integer as listed_day,
        23 + district_no as department_no,
        chance(i, 131) as end_draw,
        first_day = 1 and chance(i, 135) < 0.55 as is_old,
        chance(i, 132) as reason_draw,
    from subject
    where is_abnormal
),

ended as (
    select
        drawn.*,
        case
            when end_draw < 0.40 then 'repaired' when end_draw < 0.46 then 'fulfilled'
        end
            as reason_of_end,
        case
            when is_old then 5 + below(i, 133, 900)
            else listed_day + 25 + below(i, 133, 260)
        end as day_of_end,
        listed_day + below(i, 134, 6) as reported_day,
    from drawn
)

select
    ended.*,
    department.department_code,
    department.mark || '异列〔' || year(
        case when is_old then old_day(i, 136) else workday(listed_day) end
    ) || '〕第' || k || '号' as document_no,
    case when is_old then old_day(i, 136) else workday(listed_day) end as listed_on,
    case when is_old then old_day(i, 136) + 4 else workday(reported_day) end
        as reported_on,
    case when day_of_end <= getvariable('day_count') then reason_of_end end
        as removal_reason,
    case
        when day_of_end <= getvariable('day_count') and reason_of_end is not null
            then day_of_end
    end as removed_day,
from ended
join department using (department_no)
where reported_day <= getvariable('day_count')
