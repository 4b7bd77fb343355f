-- Commitments of subjects and the subjects in operation at the end of the period, by district.
-- grain:  one row per district_code
-- units:  subject_count, covered_count = subjects; commitment_count, fulfilled_count = commitments
-- params: base_types text[], period_end date (exclusive), district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[]
-- source: agg_commitment_stock, dim_month
-- `base_types` are the kinds of subject that the ratio is taken of.
with latest as (
    select max(period) as period
    from dim_month
    where period < $period_end
)

select
    s.district_code,
    cast(sum(s.subject_count) as bigint) as subject_count,
    cast(sum(s.covered_count) as bigint) as covered_count,
    cast(sum(s.commitment_count) as bigint) as commitment_count,
    cast(sum(s.fulfilled_count) as bigint) as fulfilled_count
from agg_commitment_stock as s
inner join latest on s.period = latest.period
where
    s.subject_type in $base_types
    and (len($district_codes) = 0 or s.district_code in $district_codes)
    and (len($industry_sections) = 0 or s.industry_section in $industry_sections)
    and (len($subject_types) = 0 or s.subject_type in $subject_types)
    and (len($risk_tiers) = 0 or s.risk_tier in $risk_tiers)
group by s.district_code
order by s.district_code
