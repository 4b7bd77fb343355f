-- Scenes in operation on the map's day that can be drawn, with their places.
-- grain:  one row per scene_id
-- units:  none
-- params: period_end date (exclusive), as_of date, district_codes text[], town_codes text[]
-- source: fct_scene
select
    scene_id,
    scene_name,
    scene_field,
    benefit_type,
    department_code,
    district_code,
    started_on,
    map_lon,
    map_lat
from fct_scene
where
    map_place = 'point'
    and has_known_span
    and started_on <= least($period_end - 1, $as_of)
    and (ended_on is null or ended_on > least($period_end - 1, $as_of))
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (
        len($town_codes) = 0
        or coalesce(town_code, 'unknown') in $town_codes
    )
order by scene_id
