-- Active subjects by district and risk tier at the end of the period.
-- grain:  one row per district_code, risk_tier
-- units:  subject_count = subjects
-- params: period_end date (exclusive), district_codes text[]
-- source: agg_tier_month, dim_month
with latest as (
    select max(period) as period
    from dim_month
    where period < $period_end
)

select
    t.district_code,
    t.risk_tier,
    cast(sum(t.subject_count) as bigint) as subject_count
from agg_tier_month as t
inner join latest on t.period = latest.period
where len($district_codes) = 0 or t.district_code in $district_codes
group by t.district_code, t.risk_tier
order by t.district_code, t.risk_tier
