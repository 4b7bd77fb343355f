-- What the register adds to a subject: address, point, capital, size, last report.
create view subject_record as
select
    subject.i,
    subject.uscc,
    subject.subject_name,
    town.town_code,
    district.district_code,
    case when chance(i, 300) < 0.09 then replace(
        subject.subject_name, trade_name, '拟' || pick(getvariable('name_second'), i, 301)
            || pick(getvariable('name_first'), i, 302)
    ) end as former_name,
    case when town.zone_code <> '' and chance(i, 303) < 0.6 then town.zone_code end as zone_code,
    '信安市' || district_name || town_name || pick(getvariable('name_first'), i, 304)
        || pick(getvariable('name_second'), i, 305) || '路' || (1 + below(i, 306, 480)) || '号'
        as address,
    spot.lon,
    spot.lat,
    spot.crs,
from subject
join town using (town_no, district_no, town_name)
join district using (district_no, district_name)
join spot on spot.spot_no = (town_no - 1) * 240 + below(i, 307, 240)
