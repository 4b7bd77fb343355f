-- Objections to records, with the working days until the decision.
-- grain: one row per record_id
select
    record.record_id,
    record.lawful_uscc as uscc,
    record.is_identity_withheld,
    {{ subject_dimensions(
        'cast(null as string)', withheld='record.is_identity_withheld'
    ) }},
    record.objection_no,
    record.target_type,
    record.lawful_target_record_no as target_record_no,
    record.lawful_objection_reason as objection_reason,
    record.reporting_department_code,
    record.submitted_on,
    record.objection_status,
    record.decided_on,
    record.objection_status = 'pending' as is_open,
    case
        when record.decided_on >= record.submitted_on
            then decided.workday_index - submitted.workday_index
    end as total_wd,
    record.reported_on,
    record.source_file,
    record.source_line
from {{ ref('lawful_objections') }} as record
left join {{ ref('dim_subject') }} as subject on record.uscc = subject.uscc
left join {{ ref('dim_workday') }} as submitted on record.submitted_on = submitted.day
left join {{ ref('dim_workday') }} as decided on record.decided_on = decided.day
order by district_code, record.uscc, record.submitted_on, record.record_id
