-- What every subject is: place, trade, and between which working days it has records.
create table subject_traits as
select
    birth.*,
    town.district_no,
    case
        when
            subject_type = 'enterprise' and town_no = getvariable('cluster_town_no')
            and chance(i, 9) < getvariable('cluster_share')
            then getvariable('cluster_industry_no')
        when subject_type = 'enterprise' then pick(getvariable('firm_choices'), i, 8)
        when subject_type = 'individual_business'
            then pick(getvariable('shop_choices'), i, 8)
        when subject_type = 'cooperative' then pick(getvariable('farm_choices'), i, 8)
        else pick(getvariable('public_choices'), i, 8)
    end as industry_no,
    case
        when registered_on < getvariable('window_start') then 1
        else least(getvariable('day_count'), 3 + floor(
            (present_from - getvariable('window_start'))
            * getvariable('days_per_calendar_day')
        ))
    end::integer as first_day,
    case
        when is_active then getvariable('day_count')
        else least(getvariable('day_count'), greatest(first_day, floor(
            (status_changed_on - getvariable('window_start'))
            * getvariable('days_per_calendar_day')
        )))
    end::integer as last_day,
from subject_birth as birth
join town using (town_no);
