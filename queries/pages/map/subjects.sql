-- Subjects of a layer with everything a map can be narrowed to: the list behind its figures.
-- grain:  one row per uscc
-- units:  none
-- params: map_layer text, period_end date (exclusive), as_of date, district_codes text[],
--         town_codes text[], industry_sections text[], subject_types text[], risk_tiers text[],
--         list_codes text[], map_places text[], zone_codes text[], hexagon_ids text[],
--         near_lon double, near_lat double, near_km double (below 0: everywhere)
-- source: fct_map_subject
-- Distances are great-circle (haversine) on a sphere of 6371.0088 km.
select
    uscc,
    subject_name,
    list_codes,
    started_on,
    district_code,
    town_code,
    functional_zone_code,
    subject_type,
    industry_section,
    risk_tier,
    map_place
from fct_map_subject
where
    map_layer = $map_layer
    and started_on <= least($period_end - 1, $as_of)
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (
        len($town_codes) = 0
        or coalesce(town_code, 'unknown') in $town_codes
    )
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    and (
        len($list_codes) = 0
        or len(list_intersect(string_split(list_codes, ';'), $list_codes)) > 0
    )
    and (len($map_places) = 0 or map_place in $map_places)
    and (len($zone_codes) = 0 or functional_zone_code in $zone_codes)
    and (len($hexagon_ids) = 0 or hexagon_id in $hexagon_ids)
    and (
        $near_km < 0
        or 12742.0176 * asin(sqrt(
            sin(radians(map_lat - $near_lat) / 2) ** 2
            + cos(radians($near_lat)) * cos(radians(map_lat))
            * sin(radians(map_lon - $near_lon) / 2) ** 2
        )) <= $near_km
    )
order by district_code, town_code nulls last, subject_name, uscc
