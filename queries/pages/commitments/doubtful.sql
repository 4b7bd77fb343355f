-- Commitments with a date that cannot be right or a type that no list knows, newest first.
-- grain:  one row per record_id
-- units:  none
-- params: district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[],
--         department_codes text[]
-- source: fct_commitment_state
select
    record_id,
    uscc,
    subject_name,
    commitment_type,
    commitment_word,
    commitment_problem,
    commitment_state,
    made_on,
    check_due_on,
    confirmed_on,
    commitment_reason,
    commitment_no,
    district_code,
    department_code,
    reported_on,
    source_file,
    source_line
from fct_commitment_state
where
    commitment_problem is not null
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    and (len($department_codes) = 0 or department_code in $department_codes)
order by made_on desc, record_id asc
