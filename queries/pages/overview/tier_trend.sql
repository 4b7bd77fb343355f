-- Active subjects by risk tier at the end of each of the 24 months that end with the period.
-- grain:  one row per period, risk_tier
-- units:  subject_count = subjects
-- params: period_end date (exclusive), district_codes text[], industry_sections text[],
--         subject_types text[]
-- source: agg_tier_month, dim_month
with span as (
    select period
    from dim_month
    where period < $period_end
    order by period desc
    limit 24
)

select
    t.period,
    t.risk_tier,
    cast(sum(t.subject_count) as bigint) as subject_count
from agg_tier_month as t
inner join span on t.period = span.period
where
    (len($district_codes) = 0 or t.district_code in $district_codes)
    and (len($industry_sections) = 0 or t.industry_section in $industry_sections)
    and (len($subject_types) = 0 or t.subject_type in $subject_types)
group by t.period, t.risk_tier
order by t.period, t.risk_tier
