-- Scenes in operation on the map's day by whether they can be drawn, and if not, why.
-- grain:  one row per map_place
-- units:  scene_count = scenes
-- params: period_end date (exclusive), as_of date, district_codes text[], town_codes text[]
-- source: fct_scene
select
    map_place,
    count(*) as scene_count
from fct_scene
where
    has_known_span
    and started_on <= least($period_end - 1, $as_of)
    and (ended_on is null or ended_on > least($period_end - 1, $as_of))
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (
        len($town_codes) = 0
        or coalesce(town_code, 'unknown') in $town_codes
    )
group by map_place
order by map_place
