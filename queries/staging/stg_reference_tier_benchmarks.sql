-- Published shares of risk tiers elsewhere, for comparison only.
-- grain: one row per benchmark_id, risk_tier
select
    benchmark_id,
    cast(sort_order as integer) as sort_order,
    label_zh,
    label_en,
    cast(benchmark_year as integer) as benchmark_year,
    risk_tier,
    cast(benchmark_share as double) as benchmark_share,
    source,
    confidence
from {{ landing_file('_reference/tier_benchmarks') }}
