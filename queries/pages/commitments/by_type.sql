-- How far the commitments signed in the period have come by the build's day, by type.
-- grain:  one row per commitment_type
-- units:  commitment_count, due_count, checked_count, fulfilled_count, broken_count = commitments
-- params: period_start date, period_end date (exclusive), district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[],
--         department_codes text[]
-- source: agg_commitment_month, dim_commitment_type
with signed as (
    select
        commitment_type,
        sum(commitment_count) as commitment_count,
        sum(due_count) as due_count,
        sum(checked_count) as checked_count,
        sum(fulfilled_count) as fulfilled_count,
        sum(broken_count) as broken_count
    from agg_commitment_month
    where
        period >= $period_start
        and period < $period_end
        and (len($district_codes) = 0 or district_code in $district_codes)
        and (len($industry_sections) = 0 or industry_section in $industry_sections)
        and (len($subject_types) = 0 or subject_type in $subject_types)
        and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
        and (len($department_codes) = 0 or department_code in $department_codes)
    group by commitment_type
)

select
    signed.commitment_type,
    kind.six_type,
    cast(signed.commitment_count as bigint) as commitment_count,
    cast(signed.due_count as bigint) as due_count,
    cast(signed.checked_count as bigint) as checked_count,
    cast(signed.fulfilled_count as bigint) as fulfilled_count,
    cast(signed.broken_count as bigint) as broken_count
from signed
inner join dim_commitment_type as kind on signed.commitment_type = kind.commitment_type
order by signed.commitment_type
