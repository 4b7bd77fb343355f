-- Commitments signed in the period that have reached a step of their life, newest first.
-- grain:  one row per record_id
-- units:  none
-- params: step text, commitment_types text[] (empty: all), period_start date,
--         period_end date (exclusive), district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[],
--         department_codes text[]
-- source: fct_commitment_state
-- Steps: signed, published, due (to be checked), checked, kept, broken, restricted.
select
    record_id,
    uscc,
    subject_name,
    commitment_type,
    commitment_word,
    six_type,
    commitment_state,
    made_on,
    check_due_on,
    checked_on,
    restriction_state,
    commitment_reason,
    commitment_no,
    publicity,
    valid_to,
    district_code,
    department_code,
    reported_on,
    source_file,
    source_line
from fct_commitment_state
where
    made_on >= $period_start
    and made_on < $period_end
    and case $step
        when 'published' then publicity = 'public'
        when 'due' then commitment_state <> 'no_check'
        when 'checked' then fulfilment_status is not null
        when 'kept' then fulfilment_status = 'fulfilled'
        when 'broken' then fulfilment_status <> 'fulfilled'
        when 'restricted' then restriction_state in ('observed', 'not_observed')
        else true
    end
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    and (len($department_codes) = 0 or department_code in $department_codes)
    and (len($commitment_types) = 0 or commitment_type in $commitment_types)
order by made_on desc, record_id asc
