-- Where each subject is drawn on the map, and why some cannot be.
-- grain: one row per uscc
select
    uscc,
    map_lon,
    map_lat,
    point_status,
    hexagon_id
from {{ landing_file('_derived/subject_point') }}
