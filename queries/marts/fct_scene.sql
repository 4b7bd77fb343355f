-- Scenes in which good credit is of use, with the place where each is offered.
-- grain: one row per scene_id
-- A scene is in operation from started_on until the day before ended_on. Of one that is paused,
-- or ended nobody knows when, the sources do not say since when: it is in operation on no day.
select
    record.record_id,
    record.scene_id,
    record.scene_name,
    record.scene_brand,
    record.scene_field,
    record.benefit_type,
    record.department_code,
    coalesce(location.district_code, 'unlocated') as district_code,
    coalesce(location.located_by, 'unlocated') as located_by,
    location.town_code,
    record.functional_zone_code,
    record.address,
    record.scene_status,
    record.started_on,
    record.ended_on,
    case record.scene_status
        when 'ended' then record.ended_on is not null
        else record.scene_status = 'running'
    end as has_known_span,
    record.user_count,
    record.use_count,
    record.benefit_amount_cny,
    point.map_lon,
    point.map_lat,
    case point.point_status
        when 'shown' then 'point'
        else coalesce(point.point_status, 'none')
    end as map_place,
    record.reported_on,
    record.source_file,
    record.source_line
from {{ ref('stg_scenes') }} as record
left join {{ ref('stg_scene_location') }} as location
    on record.scene_id = location.scene_id
left join {{ ref('stg_scene_point') }} as point on record.scene_id = point.scene_id
order by district_code, record.scene_name, record.scene_id
