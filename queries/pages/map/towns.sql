-- Subjects of a layer and active subjects by town of some districts, for the map.
-- grain:  one row per district_code, town_code (towns without any, too; 'unknown': no town)
-- units:  subject_count, active_count = subjects
-- params: map_layer text, period_end date (exclusive), as_of date, district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[], list_codes text[]
-- source: fct_map_subject, agg_subject, dim_town
-- Active subjects are those of the build's day: towns have no history.
with counted as (
    select
        district_code,
        coalesce(town_code, 'unknown') as town_code,
        count(*) as subject_count,
        0 as active_count
    from fct_map_subject
    where
        map_layer = $map_layer
        and started_on <= least($period_end - 1, $as_of)
        and (len($industry_sections) = 0 or industry_section in $industry_sections)
        and (len($subject_types) = 0 or subject_type in $subject_types)
        and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
        and (
            len($list_codes) = 0
            or len(list_intersect(string_split(list_codes, ';'), $list_codes)) > 0
        )
    group by all
    union all
    select
        district_code,
        coalesce(town_code, 'unknown') as town_code,
        0 as subject_count,
        sum(subject_count) as active_count
    from agg_subject
    where
        is_active
        and (len($industry_sections) = 0 or industry_section in $industry_sections)
        and (len($subject_types) = 0 or subject_type in $subject_types)
        and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    group by all
    union all
    select district_code, town_code, 0 as subject_count, 0 as active_count from dim_town
)

select
    district_code,
    town_code,
    sum(subject_count)::bigint as subject_count,
    sum(active_count)::bigint as active_count
from counted
where len($district_codes) = 0 or district_code in $district_codes
group by district_code, town_code
having sum(subject_count) > 0 or town_code <> 'unknown'
order by district_code, town_code
