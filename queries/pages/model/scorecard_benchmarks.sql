-- Published shares of risk tiers elsewhere, for comparison only.
-- grain:  one row per benchmark_id, risk_tier
-- units:  benchmark_share = 0-1
-- params: none
-- source: dim_tier_benchmark
select
    benchmark_id,
    label_zh,
    label_en,
    benchmark_year,
    risk_tier,
    benchmark_share,
    source,
    confidence
from dim_tier_benchmark
order by sort_order, benchmark_id, risk_tier
