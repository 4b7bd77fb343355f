-- Two places beside the districts: the city itself (for city departments) and "not located".
-- grain: one row per district_code
select
    city_code as district_code,
    '市本级' as district_name,
    'City level' as name_en,
    'city' as district_kind,
    city_code,
    cast(null as string) as host_district_code
from {{ ref('stg_load_build') }}
union all
select
    'unlocated' as district_code,
    '未定位' as district_name,
    'Not located' as name_en,
    'unlocated' as district_kind,
    city_code,
    cast(null as string) as host_district_code
from {{ ref('stg_load_build') }}
