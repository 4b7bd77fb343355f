-- Commitments signed in each of the last 24 complete months of the period, and what became of them.
-- grain:  one row per period
-- units:  commitment_count, checked_count, fulfilled_count, broken_count = commitments
-- params: commitment_types text[] (empty: all), period_end date (exclusive),
--         district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[], department_codes text[]
-- source: agg_commitment_month, dim_month
with span as (
    select period
    from dim_month
    where period < $period_end and is_complete
    order by period desc
    limit 24
),

signed as (
    select
        period,
        sum(commitment_count) as commitment_count,
        sum(checked_count) as checked_count,
        sum(fulfilled_count) as fulfilled_count,
        sum(broken_count) as broken_count
    from agg_commitment_month
    where
        period < $period_end
        and (len($district_codes) = 0 or district_code in $district_codes)
        and (len($industry_sections) = 0 or industry_section in $industry_sections)
        and (len($subject_types) = 0 or subject_type in $subject_types)
        and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
        and (len($department_codes) = 0 or department_code in $department_codes)
        and (len($commitment_types) = 0 or commitment_type in $commitment_types)
    group by period
)

select
    span.period,
    cast(coalesce(signed.commitment_count, 0) as bigint) as commitment_count,
    cast(coalesce(signed.checked_count, 0) as bigint) as checked_count,
    cast(coalesce(signed.fulfilled_count, 0) as bigint) as fulfilled_count,
    cast(coalesce(signed.broken_count, 0) as bigint) as broken_count
from span
left join signed on span.period = signed.period
order by span.period
