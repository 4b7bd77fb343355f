-- Broken commitments and whether what they end is really stopped, the newest finding first.
-- grain:  one row per record_id
-- units:  convenience_count = commitments
-- params: restriction_states text[] (empty: all), district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[],
--         department_codes text[]
-- source: fct_commitment_state
-- A commitment that is kept later is reported again under its number and leaves this list.
select
    record_id,
    uscc,
    subject_name,
    commitment_type,
    commitment_state,
    checked_on,
    restriction_state,
    convenience_count,
    pursued_liability,
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
    restriction_state is not null
    and (
        len($restriction_states) = 0 or restriction_state in $restriction_states
    )
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    and (len($department_codes) = 0 or department_code in $department_codes)
order by checked_on desc, record_id asc
