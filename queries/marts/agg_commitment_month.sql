-- How far the commitments signed in each month have come by the build's day.
-- grain: one row per period, district_code, industry_section, subject_type, risk_tier,
--        department_code, commitment_type
with signed as (
    select
        *,
        cast(date_trunc('month', made_on) as date) as period
    from {{ ref('fct_commitment_state') }}
)

select
    period,
    district_code,
    industry_section,
    subject_type,
    risk_tier,
    department_code,
    commitment_type,
    count(*) as commitment_count,
    count(*) filter (where publicity = 'public') as published_count,
    count(*) filter (where commitment_state <> 'no_check') as due_count,
    count(*) filter (where fulfilment_status is not null) as checked_count,
    count(*) filter (where commitment_state = 'kept') as fulfilled_count,
    count(*) filter (
        where commitment_state in ('partly_kept', 'broken')
    ) as broken_count,
    count(*) filter (
        where restriction_state in ('observed', 'not_observed')
    ) as restricted_count
from signed
group by
    period,
    district_code,
    industry_section,
    subject_type,
    risk_tier,
    department_code,
    commitment_type
order by period, district_code, department_code, commitment_type
