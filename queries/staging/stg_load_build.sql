-- The build this landing belongs to.
-- grain: one row
select
    build_id,
    as_of,
    started_at,
    engine,
    is_synthetic,
    city_code,
    city_name,
    city_name_en,
    source_name
from {{ landing_file('_load/build') }}
