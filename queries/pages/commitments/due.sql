-- Commitments whose check falls due within so many days of the build's day, the nearest first.
-- grain:  one row per record_id
-- units:  days_left = days
-- params: as_of date, due_within integer, district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[],
--         department_codes text[]
-- source: fct_commitment_state
select
    record_id,
    uscc,
    subject_name,
    commitment_type,
    check_due_on,
    cast(check_due_on - $as_of as integer) as days_left,
    made_on,
    has_pending_objection,
    commitment_reason,
    commitment_no,
    district_code,
    department_code,
    reported_on,
    source_file,
    source_line
from fct_commitment_state
where
    commitment_state = 'to_check'
    and check_due_on <= $as_of + $due_within
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    and (len($department_codes) = 0 or department_code in $department_codes)
order by check_due_on, record_id
