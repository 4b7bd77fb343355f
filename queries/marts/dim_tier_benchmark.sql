-- Published shares of risk tiers elsewhere, for comparison only.
-- grain: one row per benchmark_id, risk_tier
select
    benchmark_id,
    sort_order,
    label_zh,
    label_en,
    benchmark_year,
    risk_tier,
    benchmark_share,
    source,
    confidence
from {{ ref('stg_reference_tier_benchmarks') }}
order by benchmark_id, risk_tier
