-- Commitments of subjects and the subjects in operation at the end of each of up to 60 months.
-- grain:  one row per period
-- units:  subject_count, covered_count = subjects; commitment_count, fulfilled_count = commitments
-- params: base_types text[], period_end date (exclusive), district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[]
-- source: agg_commitment_stock
select
    period,
    cast(sum(subject_count) as bigint) as subject_count,
    cast(sum(covered_count) as bigint) as covered_count,
    cast(sum(commitment_count) as bigint) as commitment_count,
    cast(sum(fulfilled_count) as bigint) as fulfilled_count
from agg_commitment_stock
where
    period < $period_end
    and subject_type in $base_types
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
group by period
order by period
