-- Districts and counties with the two buckets that are none, for the district filter and labels.
-- grain:  one row per district_code (functional zones included; is_filter tells them apart)
-- units:  none
-- params: none
-- source: dim_district
select
    district_code,
    district_name,
    name_en,
    district_kind,
    -- Functional zones lie inside districts: as a filter they would count their subjects twice.
    district_kind <> 'functional_zone' as is_filter
from dim_district
order by sort_order, district_code
