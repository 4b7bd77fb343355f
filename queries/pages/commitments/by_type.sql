-- How far the commitments signed in the period have come by the build's day, by type.
-- grain:  one row per commitment_type
-- units:  commitment_count, due_count, checked_count, fulfilled_count, broken_count = commitments
-- params: period_start date, period_end date (exclusive), district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[],
--         department_codes text[]
-- source: agg_commitment_month, dim_commitment_type
select
    m.commitment_type,
    kind.six_type,
    cast(sum(m.commitment_count) as bigint) as commitment_count,
    cast(sum(m.due_count) as bigint) as due_count,
    cast(sum(m.checked_count) as bigint) as checked_count,
    cast(sum(m.fulfilled_count) as bigint) as fulfilled_count,
    cast(sum(m.broken_count) as bigint) as broken_count
from agg_commitment_month as m
inner join dim_commitment_type as kind on m.commitment_type = kind.commitment_type
where
    m.period >= $period_start
    and m.period < $period_end
    and (len($district_codes) = 0 or m.district_code = any($district_codes))
    and (len($industry_sections) = 0 or m.industry_section = any($industry_sections))
    and (len($subject_types) = 0 or m.subject_type = any($subject_types))
    and (len($risk_tiers) = 0 or m.risk_tier = any($risk_tiers))
    and (len($department_codes) = 0 or m.department_code = any($department_codes))
group by m.commitment_type, kind.six_type
order by m.commitment_type
