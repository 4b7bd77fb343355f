-- Districts and functional zones with their shape, and two buckets: the city itself (for city
-- departments) and "not located". Functional zones lie inside districts and are never summed
-- with them.
-- grain: one row per district_code
with known as (
    select
        district_code,
        district_name,
        name_en,
        district_kind,
        city_code,
        host_district_code,
        case district_kind when 'functional_zone' then 2 else 1 end as group_order
    from {{ ref('stg_districts') }}
),

bucket as (
    select
        city_code as district_code,
        '市本级' as district_name,
        'City level' as name_en,
        'city' as district_kind,
        city_code,
        cast(null as varchar(6)) as host_district_code,
        3 as group_order
    from {{ ref('stg_load_build') }}
    union all
    select
        'unlocated' as district_code,
        '未定位' as district_name,
        'Not located' as name_en,
        'unlocated' as district_kind,
        city_code,
        cast(null as varchar(6)) as host_district_code,
        4 as group_order
    from {{ ref('stg_load_build') }}
),

district as (
    select * from known
    union all
    select * from bucket
)

select
    district.district_code,
    district.district_name,
    district.name_en,
    district.district_kind,
    district.city_code,
    build.city_name,
    build.city_name_en,
    district.host_district_code,
    row_number() over (order by district.group_order, district.district_code) as sort_order,
    boundary.geojson,
    boundary.centroid_lon,
    boundary.centroid_lat,
    boundary.area_km2,
    boundary.approval_no
from district
cross join {{ ref('stg_load_build') }} as build
left join {{ ref('stg_reference_boundaries') }} as boundary
    on
        district.district_code = boundary.boundary_code
        and boundary.boundary_level in ('city', 'district')
order by district.group_order, district.district_code
