-- How many commitments wait for somebody on the build's day.
-- grain:  one row per commitment_worklist, restriction_state (null but for breaches)
-- units:  commitment_count = commitments
-- params: as_of date, due_within integer, district_codes text[], industry_sections text[],
--         subject_types text[], risk_tiers text[], department_codes text[]
-- source: agg_commitment_work
-- Checks fall due within so many days of the build's day, or later, or are overdue.
select
    case
        when commitment_worklist <> 'check' then commitment_worklist
        when check_due_on < $as_of then 'overdue'
        when check_due_on <= $as_of + $due_within then 'due'
        else 'later'
    end as commitment_worklist,
    restriction_state,
    cast(sum(commitment_count) as bigint) as commitment_count
from agg_commitment_work
where
    true
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    and (len($department_codes) = 0 or department_code in $department_codes)
group by 1, 2
order by 1, 2
