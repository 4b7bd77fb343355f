-- Subjects on the map by name, initials or code, for the search box; the best matches first.
-- grain:  one row per map_layer, uscc
-- units:  none
-- params: search_text text, period_end date (exclusive), as_of date, district_codes text[]
-- source: fct_map_subject
select
    map_layer,
    uscc,
    subject_name,
    district_code,
    list_codes,
    map_place,
    map_lon,
    map_lat
from fct_map_subject
where
    $search_text <> ''
    and started_on <= least($period_end - 1, $as_of)
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (
        contains(subject_name, $search_text)
        or uscc = upper($search_text)
        or starts_with(name_initials, lower($search_text))
    )
order by
    map_layer <> 'dishonest', not starts_with(subject_name, $search_text),
    length(subject_name), uscc, map_layer
limit 8
