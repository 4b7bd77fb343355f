-- Subjects of a layer that may be drawn as points, with their places.
-- grain:  one row per uscc
-- units:  none
-- params: map_layer text, period_end date (exclusive), as_of date, district_codes text[],
--         town_codes text[], industry_sections text[], subject_types text[], risk_tiers text[],
--         list_codes text[]
-- source: fct_map_subject
select
    uscc,
    subject_name,
    map_lon,
    map_lat,
    list_codes,
    started_on,
    district_code
from fct_map_subject
where
    map_place = 'point'
    and map_layer = $map_layer
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
order by uscc
