-- Which build this file is.
-- grain: one row
select
    build_id,
    as_of,
    cast('{{ run_started_at.strftime("%Y-%m-%d %H:%M:%S") }}' as timestamp) as built_at,
    is_synthetic,
    city_code,
    city_name,
    city_name_en,
    source_name,
    engine
from {{ ref('stg_load_build') }}
