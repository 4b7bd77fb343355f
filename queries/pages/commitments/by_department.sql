-- How far the commitments signed in the period have come by the build's day, by receiving department.
-- grain:  one row per department_code
-- units:  commitment_count, due_count, checked_count, fulfilled_count, broken_count = commitments
-- params: commitment_types text[] (empty: all), period_start date, period_end date (exclusive),
--         district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[]
-- source: agg_commitment_month
select
    department_code,
    cast(sum(commitment_count) as bigint) as commitment_count,
    cast(sum(due_count) as bigint) as due_count,
    cast(sum(checked_count) as bigint) as checked_count,
    cast(sum(fulfilled_count) as bigint) as fulfilled_count,
    cast(sum(broken_count) as bigint) as broken_count
from agg_commitment_month
where
    period >= $period_start
    and period < $period_end
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    and (len($commitment_types) = 0 or commitment_type in $commitment_types)
group by department_code
order by department_code
