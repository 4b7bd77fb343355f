-- Where each usable commitment stands on the build's day, and what is doubtful about it.
-- grain: one row per record_id
select
    record.record_id,
    record.uscc,
    record.subject_name,
    record.district_code,
    record.industry_section,
    record.subject_type,
    record.risk_tier,
    record.department_code,
    record.commitment_no,
    record.commitment_type,
    record.six_type,
    record.commitment_word,
    record.is_of_subject,
    record.commitment_reason,
    record.made_on,
    record.valid_to,
    record.is_in_force,
    record.publicity,
    record.check_due_on,
    record.fulfilment_status,
    record.confirmed_on,
    case when record.is_checked then record.checked_on end as checked_on,
    {{ commitment_state('record') }} as commitment_state,
    {{ restriction_state('record', 'again.convenience_count') }} as restriction_state,
    coalesce(again.convenience_count, 0) as convenience_count,
    nullif(concat_ws(
        ';',
        case when record.commitment_word is not null then 'unknown_type' end,
        case when record.is_checked_before then 'checked_before_signed' end,
        case when record.is_due_before then 'due_before_signed' end
    ), '') as commitment_problem,
    record.pursued_liability,
    record.has_pending_objection,
    record.reported_on,
    record.source_file,
    record.source_line
from {{ ref('commitment_signed') }} as record
left join {{ ref('commitment_trusted_again') }} as again
    on record.record_id = again.record_id
-- Worklists read one state each, a span of due days within it.
order by commitment_state, record.check_due_on, record.record_id
