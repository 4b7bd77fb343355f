-- Scenes in operation on the map's day: the list behind their number.
-- grain:  one row per scene_id
-- units:  benefit_amount_cny = CNY
-- params: period_end date (exclusive), as_of date, district_codes text[], town_codes text[]
-- source: fct_scene
-- Scenes are places of departments: tier, type, industry and list are of subjects.
select
    scene_id,
    scene_name,
    scene_brand,
    scene_field,
    benefit_type,
    department_code,
    district_code,
    town_code,
    functional_zone_code,
    address,
    started_on,
    ended_on,
    scene_status,
    user_count,
    use_count,
    benefit_amount_cny,
    map_place,
    reported_on,
    source_file,
    source_line,
    record_id
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
order by district_code, scene_field, scene_name, scene_id
