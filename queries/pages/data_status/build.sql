-- Which build the pages show: its day, its source, when and with what it was made.
-- grain:  one row
-- units:  none
-- params: none
-- source: build_info
select
    build_id,
    as_of,
    built_at,
    is_synthetic,
    city_code,
    city_name,
    city_name_en,
    source_name,
    engine
from build_info
