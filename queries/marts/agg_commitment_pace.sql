-- Commitments and subjects on the build's day, and what the last three complete months added.
-- grain: one row per district_code, industry_section, subject_type, risk_tier
-- units: subject_count, subject_gain = subjects; the others = commitments
{% set measures = ['subject', 'commitment', 'fulfilled'] %}
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
    {%- for measure in measures %}
    cast(
        coalesce(sum({{ measure }}_count) filter (where is_now), 0) as bigint
    ) as {{ measure }}_count,
    cast(
        coalesce(sum({{ measure }}_count) filter (where is_end), 0)
        - coalesce(sum({{ measure }}_count) filter (where is_start), 0) as bigint
    ) as {{ measure }}_gain{{ ',' if not loop.last }}
    {%- endfor %}
from looked_at
where is_now or is_end or is_start
group by district_code, industry_section, subject_type, risk_tier
order by district_code, industry_section, subject_type, risk_tier
