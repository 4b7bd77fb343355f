-- One row a listing on a serious dishonesty list, with its end where it has ended.
create view listing_event as
with drawn as (
    select
        subject.*,
        i * 256 + 250 as k,
        list_choice.list_code,
        list_choice.department_no,
        list_choice.reason,
        list_choice.basis,
        first_day + floor(
            power(chance(i, 110), if(district_no = getvariable('drift_district_no'), 0.5, 0.9))
            * (last_day - first_day + 1)
        )::integer as listed_day,
        chance(i, 111) < 0.12 as is_person,
        -- Half was there before the window: its day is when it is first acted on.
        first_day = 1 and chance(i, 116) < 0.5 as is_old,
        chance(i, 112) as end_draw,
    from subject
    join list_choice on list_choice.choice = below(i, 113, 100)
    where is_listed
),

ended as (
    select
        drawn.*,
        case
            when end_draw < 0.12 then 'fulfilled'
            when end_draw < 0.24 then 'repaired'
            when end_draw < 0.30 then 'expired'
            when end_draw < 0.32 then 'revoked'
            when end_draw < 0.35 then 'objection_upheld'
        end as reason_of_end,
        case
            when is_old then listed_day + 20 + below(i, 114, 1200)
            else listed_day + 70 + below(i, 114, 300)
        end as day_of_end,
        listed_day + below(i, 115, 8) as reported_day,
    from drawn
)

select
    ended.*,
    department.department_code,
    department.department_name,
    department.mark || '列〔' || year(
        case when is_old then old_day(i, 117) else workday(listed_day) end
    ) || '〕第' || k || '号' as listing_no,
    case when is_old then old_day(i, 117) else workday(listed_day) end as listed_on,
    case when is_old then old_day(i, 117) + 4 else workday(reported_day) end
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
