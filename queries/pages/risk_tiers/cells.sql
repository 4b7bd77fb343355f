-- Active subjects, and those of the higher tiers, by district and industry section.
-- grain:  one row per district_code, industry_section
-- units:  subject_count, higher_count = subjects
-- params: higher_tiers text[], period_end date (exclusive), district_codes text[],
--         industry_sections text[], subject_types text[]
-- source: agg_tier_month, dim_month
-- At the end of the period. Few subjects in a cell are withheld before it is shown.
with latest as (
    select max(period) as period
    from dim_month
    where period < $period_end
)

select
    t.district_code,
    coalesce(t.industry_section, 'unknown') as industry_section,
    cast(sum(t.subject_count) as bigint) as subject_count,
    cast(
        sum(if(list_contains($higher_tiers, t.risk_tier), t.subject_count, 0)) as bigint
    ) as higher_count
from agg_tier_month as t
inner join latest on t.period = latest.period
where
    (len($district_codes) = 0 or list_contains($district_codes, t.district_code))
    and (
        len($industry_sections) = 0
        or list_contains($industry_sections, t.industry_section)
    )
    and (len($subject_types) = 0 or list_contains($subject_types, t.subject_type))
group by t.district_code, coalesce(t.industry_section, 'unknown')
order by t.district_code, industry_section
