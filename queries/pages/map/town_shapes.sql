-- Outlines of the towns of some districts, for the map.
-- grain:  one row per town_code (those with an outline)
-- units:  none
-- params: district_codes text[]
-- source: dim_town
select
    town_code,
    district_code,
    geojson,
    centroid_lon,
    centroid_lat
from dim_town
where
    geojson is not null
    and (len($district_codes) = 0 or district_code in $district_codes)
order by town_code
