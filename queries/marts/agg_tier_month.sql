-- Active subjects by risk tier at the end of each month.
-- grain: one row per period, district_code, industry_section, subject_type, risk_tier
with change as (
    select
        district_code,
        industry_section,
        subject_type,
        risk_tier,
        started_on as changed_on,
        1 as change
    from {{ ref('fct_tier_interval') }}
    union all
    select
        district_code,
        industry_section,
        subject_type,
        risk_tier,
        ended_on as changed_on,
        -1 as change
    from {{ ref('fct_tier_interval') }}
    where ended_on is not null
),

stock as (
    {{ month_end_stock(
        'change', ['district_code', 'industry_section', 'subject_type', 'risk_tier']
    ) }}
)

select
    period,
    district_code,
    industry_section,
    subject_type,
    risk_tier,
    cast(stock as bigint) as subject_count
from stock
where stock > 0
order by period, district_code, industry_section, subject_type, risk_tier
