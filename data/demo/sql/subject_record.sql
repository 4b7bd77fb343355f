-- What the register adds to a subject: its codes of place and its point.
create view subject_record as
select
    subject.*,
    town.town_code,
    district.district_code,
    case when town.zone_code <> '' and chance(i, 303) < 0.6 then town.zone_code end
        as zone_code,
    spot.lon,
    spot.lat,
    spot.crs,
from subject
join town using (town_no, district_no, town_name)
join district using (district_no, district_name)
join spot on spot.spot_no = (town_no - 1) * 240 + below(i, 307, 240)
