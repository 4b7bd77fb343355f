-- Commitments of subjects that the ratio counts at the end of the period, newest first.
-- grain:  one row per record_id
-- units:  none
-- params: base_types text[], only_kept boolean, as_of date, period_end date (exclusive),
--         district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[]
-- source: fct_commitment_state
select
    record_id,
    uscc,
    subject_name,
    commitment_type,
    commitment_state,
    made_on,
    checked_on,
    valid_to,
    is_in_force,
    commitment_reason,
    commitment_no,
    subject_type,
    district_code,
    department_code,
    reported_on,
    source_file,
    source_line
from fct_commitment_state
where
    is_of_subject
    and subject_type in $base_types
    and made_on < $period_end
    and (
        not $only_kept
        or (
            commitment_state = 'kept'
            and greatest(made_on, checked_on) <= least($period_end - 1, $as_of)
        )
    )
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
order by made_on desc, record_id asc
