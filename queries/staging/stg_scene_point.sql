-- Where each scene is drawn on the map, and why some cannot be.
-- grain: one row per scene_id
select
    scene_id,
    map_lon,
    map_lat,
    point_status
from {{ landing_file('_derived/scene_point') }}
