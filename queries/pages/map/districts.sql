-- Subjects of a layer and active subjects by district, for the map and the list beside it.
-- grain:  one row per district_code (districts without any, too; buckets where they have some)
-- units:  subject_count, active_count = subjects
-- params: map_layer text, period_end date (exclusive), as_of date, district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[], list_codes text[]
-- source: fct_map_subject, agg_tier_month, dim_district
with shown as (
    select
        district_code,
        count(*) as subject_count
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
    group by district_code
),

active as (
    select
        district_code,
        sum(subject_count)::bigint as active_count
    from agg_tier_month
    where
        period = date_trunc('month', $period_end - 1)
        and (len($industry_sections) = 0 or industry_section in $industry_sections)
        and (len($subject_types) = 0 or subject_type in $subject_types)
        and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    group by district_code
)

select
    d.district_code,
    d.district_kind,
    coalesce(s.subject_count, 0) as subject_count,
    coalesce(a.active_count, 0) as active_count
from dim_district as d
left join shown as s on d.district_code = s.district_code
left join active as a on d.district_code = a.district_code
where
    (d.district_kind in ('district', 'county') or s.subject_count > 0)
    and (len($district_codes) = 0 or d.district_code in $district_codes)
order by d.sort_order, d.district_code
