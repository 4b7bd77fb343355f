-- Licences that may be used as of the day of the build, in force or not.
-- grain: one row per record_id
select
    record.record_id,
    record.uscc,
    {{ subject_dimensions() }},
    record.party_type,
    record.document_name,
    record.document_no,
    record.licence_category,
    record.certificate_name,
    record.certificate_no,
    record.content,
    record.decided_on,
    record.valid_from,
    record.valid_to,
    record.licence_status,
    record.licence_status = 'valid'
    and record.valid_from <= {{ as_of() }}
    and coalesce(record.valid_to >= {{ as_of() }}, true) as is_in_force,
    record.has_pending_objection,
    record.authority_name,
    record.department_code,
    record.source_name,
    record.reporting_department_code,
    record.remark,
    record.reported_on,
    record.source_file,
    record.source_line
from {{ ref('lawful_licences') }} as record
left join {{ ref('dim_subject') }} as subject on record.uscc = subject.uscc
order by district_code, record.uscc, record.decided_on, record.record_id
