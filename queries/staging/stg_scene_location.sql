-- The district and town each scene was placed in, and how.
-- grain: one row per scene_id
select
    scene_id,
    district_code,
    town_code,
    located_by
from {{ landing_file('_derived/scene_location') }}
