-- Towns and sub-districts with their shape.
-- grain: one row per town_code
select
    town.town_code,
    town.town_name,
    town.name_en,
    town.district_code,
    town.town_kind,
    boundary.geojson,
    boundary.centroid_lon,
    boundary.centroid_lat,
    boundary.area_km2,
    boundary.approval_no,
    boundary.is_boundary_synthetic
from {{ ref('stg_towns') }} as town
left join {{ ref('stg_reference_boundaries') }} as boundary
    on town.town_code = boundary.boundary_code and boundary.boundary_level = 'town'
order by town.town_code
