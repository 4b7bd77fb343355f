-- Commitments of subjects at the end of each month, and the subjects in operation then.
-- grain: one row per period, district_code, industry_section, subject_type, risk_tier
-- units: subject_count, covered_count = subjects; commitment_count, fulfilled_count = commitments
-- Place, industry and tier are those of the build's day; no government service promises.
{% set keys = ['district_code', 'industry_section', 'subject_type', 'risk_tier'] %}
{% set names = keys | join(', ') %}
with change as (
    select 'subject' as measure, {{ names }}, registered_on as changed_on, 1 as change
    from {{ ref('commitment_base') }}
    union all
    select 'subject' as measure, {{ names }}, closed_on as changed_on, -1 as change
    from {{ ref('commitment_base') }}
    where closed_on is not null
    union all
    select 'covered' as measure, {{ names }}, started_on as changed_on, 1 as change
    from {{ ref('fct_commitment_cover') }}
    where is_covered
    union all
    select 'covered' as measure, {{ names }}, ended_on as changed_on, -1 as change
    from {{ ref('fct_commitment_cover') }}
    where is_covered and ended_on is not null
    union all
    select 'commitment' as measure, {{ names }}, made_on as changed_on, 1 as change
    from {{ ref('fct_commitment_state') }}
    where is_of_subject and subject_type is not null
    union all
    -- A finding dated before the signing counts from the signing.
    select
        'fulfilled' as measure, {{ names }},
        greatest(made_on, checked_on) as changed_on, 1 as change
    from {{ ref('fct_commitment_state') }}
    where is_of_subject and subject_type is not null and commitment_state = 'kept'
),

stock as (
    {{ month_end_stock('change', ['measure'] + keys) }}
)

select
    period,
    district_code,
    industry_section,
    subject_type,
    risk_tier,
    coalesce(cast(
        sum(stock) filter (where measure = 'subject') as bigint
    ), 0) as subject_count,
    coalesce(cast(
        sum(stock) filter (where measure = 'covered') as bigint
    ), 0) as covered_count,
    coalesce(cast(
        sum(stock) filter (where measure = 'commitment') as bigint
    ), 0) as commitment_count,
    coalesce(cast(
        sum(stock) filter (where measure = 'fulfilled') as bigint
    ), 0) as fulfilled_count
from stock
where stock > 0
group by period, {{ names }}
order by period, {{ names }}
