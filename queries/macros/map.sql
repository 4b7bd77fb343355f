{#- The columns of a subject on the map. Expects `shown` (layer, uscc, lists, since when),
    `subject` (dim_subject, left joined) and `point` (stg_subject_point, left joined).

    `map_place` says how it may be shown. Individual businesses are natural persons in trade
    (Civil Code art. 54): on a list of the dishonest they are counted in areas and never drawn
    as a point. A model store's plaque hangs at its door, so a store is drawn whoever runs it. -#}
{% macro map_subject_columns() -%}
select
    shown.map_layer,
    shown.uscc,
    coalesce(subject.subject_name, shown.uscc) as subject_name,
    subject.name_initials,
    coalesce(subject.district_code, 'unlocated') as district_code,
    subject.town_code,
    subject.functional_zone_code,
    subject.industry_section,
    subject.subject_type,
    coalesce(subject.risk_tier, 'unrated') as risk_tier,
    shown.list_codes,
    shown.started_on,
    point.map_lon,
    point.map_lat,
    point.hexagon_id,
    case
        when coalesce(point.point_status, 'none') <> 'shown' then coalesce(point.point_status, 'none')
        when
            shown.map_layer <> 'integrity_store'
            and subject.subject_type = 'individual_business'
            then 'individual'
        else 'point'
    end as map_place
{%- endmacro %}
