-- Outlines of the districts and counties, for maps.
-- grain:  one row per district_code (those with an outline; functional zones and buckets have none)
-- units:  none
-- params: none
-- source: dim_district
select
    district_code,
    geojson,
    centroid_lon,
    centroid_lat,
    approval_no,
    is_boundary_synthetic
from dim_district
where geojson is not null and district_kind in ('district', 'county')
order by sort_order, district_code
