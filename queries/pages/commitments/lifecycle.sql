-- How far the commitments signed in the period have come by the build's day.
-- grain:  one row per commitment_step (steps without commitments included)
-- units:  commitment_count = commitments
-- params: commitment_types text[] (empty: all), period_start date, period_end date (exclusive),
--         district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[], department_codes text[]
-- source: agg_commitment_month
with signed as (
    select
        coalesce(sum(commitment_count), 0) as signed,
        coalesce(sum(published_count), 0) as published,
        coalesce(sum(due_count), 0) as due,
        coalesce(sum(checked_count), 0) as checked,
        coalesce(sum(fulfilled_count), 0) as kept,
        coalesce(sum(broken_count), 0) as broken,
        coalesce(sum(restricted_count), 0) as restricted
    from agg_commitment_month
    where
        period >= $period_start
        and period < $period_end
        and (len($district_codes) = 0 or district_code in $district_codes)
        and (len($industry_sections) = 0 or industry_section in $industry_sections)
        and (len($subject_types) = 0 or subject_type in $subject_types)
        and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
        and (len($department_codes) = 0 or department_code in $department_codes)
        and (len($commitment_types) = 0 or commitment_type in $commitment_types)
)

select
    commitment_step,
    cast(commitment_count as bigint) as commitment_count
from signed
unpivot (
    commitment_count
    for commitment_step in (signed, published, due, checked, kept, broken, restricted)
)
order by commitment_step
