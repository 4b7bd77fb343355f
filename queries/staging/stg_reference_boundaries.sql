-- Simplified boundaries of the city, its districts and towns, and water.
-- grain: one row per level, code
select
    level as boundary_level,
    code as boundary_code,
    geojson,
    centroid_lon,
    centroid_lat,
    area_km2,
    approval_no,
    is_synthetic as is_boundary_synthetic
from {{ landing_file('_reference/boundaries') }}
