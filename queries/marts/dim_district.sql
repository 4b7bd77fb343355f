-- Districts and functional zones with their shape, and two buckets: the city itself (for city
-- departments) and "not located". Functional zones lie inside districts and are never summed
-- with them.
-- grain: one row per district_code
with district as (
    select
        district_code,
        district_name,
        name_en,
        district_kind,
        city_code,
        host_district_code
    from {{ ref('stg_districts') }}
    union all
    select *
    from {{ ref('district_bucket') }}
),

ordered as (
    select
        *,
        row_number() over (
            order by
                case district_kind
                    when 'functional_zone' then 2
                    when 'city' then 3
                    when 'unlocated' then 4
                    else 1
                end,
                district_code
        ) as sort_order
    from district
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
    district.sort_order,
    boundary.geojson,
    boundary.centroid_lon,
    boundary.centroid_lat,
    boundary.area_km2,
    boundary.approval_no,
    boundary.is_boundary_synthetic
from ordered as district
cross join {{ ref('stg_load_build') }} as build
left join {{ ref('stg_reference_boundaries') }} as boundary
    on
        district.district_code = boundary.boundary_code
        and boundary.boundary_level in ('city', 'district')
order by district.sort_order
