-- Commitments that may be used as of the day of the build, in force or not.
-- grain: one row per record_id
-- A type that the list does not know is 'unrecognised'; commitment_word keeps the source's word.
select
    record.record_id,
    record.uscc,
    {{ subject_dimensions() }},
    record.party_type,
    record.commitment_no,
    coalesce(known.commitment_type, 'unrecognised') as commitment_type,
    case
        when known.commitment_type is null then record.commitment_type
    end as commitment_word,
    record.commitment_reason,
    record.content,
    record.liability,
    record.made_on,
    record.valid_to,
    record.made_on <= {{ as_of() }}
    and coalesce(record.valid_to >= {{ as_of() }}, true) as is_in_force,
    record.check_due_on,
    record.fulfilment_status,
    record.unfulfilled_content,
    record.pursued_liability,
    record.confirmed_on,
    record.confirming_department_code,
    record.department_code,
    record.publicity,
    record.has_pending_objection,
    record.remark,
    record.reported_on,
    record.source_file,
    record.source_line
from {{ ref('lawful_commitments') }} as record
left join {{ ref('dim_subject') }} as subject on record.uscc = subject.uscc
left join {{ ref('stg_reference_commitment_types') }} as known
    on record.commitment_type = known.commitment_type
order by district_code, record.uscc, record.made_on, record.record_id
