-- Commitments and subjects on the build's day, and what the last three complete months added.
-- grain: one row per district_code, industry_section, subject_type, risk_tier
-- units: subject_count, subject_gain = subjects; the others = commitments
with span as (
    select
        max(period) as newest,
        max(case when is_complete then period end) as ends
    from {{ ref('dim_month') }}
),

looked_at as (
    select
        stock.*,
        stock.period = span.newest as is_now,
        stock.period = span.ends as is_end,
        stock.period = {{ add_months('span.ends', -3) }} as is_start
    from {{ ref('agg_commitment_stock') }} as stock
    cross join span
)

select
    district_code,
    industry_section,
    subject_type,
    risk_tier,
    coalesce(cast(
        sum(subject_count) filter (where is_now) as bigint
    ), 0) as subject_count,
    cast(
        coalesce(sum(subject_count) filter (where is_end), 0)
        - coalesce(sum(subject_count) filter (where is_start), 0) as bigint
    ) as subject_gain,
    coalesce(cast(
        sum(commitment_count) filter (where is_now) as bigint
    ), 0) as commitment_count,
    cast(
        coalesce(sum(commitment_count) filter (where is_end), 0)
        - coalesce(sum(commitment_count) filter (where is_start), 0) as bigint
    ) as commitment_gain,
    coalesce(cast(
        sum(fulfilled_count) filter (where is_now) as bigint
    ), 0) as fulfilled_count,
    cast(
        coalesce(sum(fulfilled_count) filter (where is_end), 0)
        - coalesce(sum(fulfilled_count) filter (where is_start), 0) as bigint
    ) as fulfilled_gain
from looked_at
where is_now or is_end or is_start
group by district_code, industry_section, subject_type, risk_tier
order by district_code, industry_section, subject_type, risk_tier
