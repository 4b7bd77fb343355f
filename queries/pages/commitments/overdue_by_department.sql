-- Checks that are overdue on the build's day, by receiving department.
-- grain:  one row per department_code
-- units:  overdue_count = commitments
-- params: as_of date, district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[]
-- source: agg_commitment_work
select
    department_code,
    min(check_due_on) as oldest_due_on,
    cast(sum(commitment_count) as bigint) as overdue_count
from agg_commitment_work
where
    commitment_worklist = 'check'
    and check_due_on < $as_of
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
group by department_code
order by department_code
