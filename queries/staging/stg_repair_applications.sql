-- Applications for credit repair with the time of each step, one row an application, as landed.
-- grain: one row per accepted source row (application_no)
select
    application_no,
    uscc,
    subject_name,
    target_type,
    target_record_no,
    target_decided_on,
    severity_class,
    handling_department_uscc as handling_department_code,
    submitted_at,
    accepted_at,
    decided_at,
    returned_at,
    repair_status,
    rejection_reason,
    correction_count,
    is_trained,
    publicity_ended_on,
    reported_on,
    record_id,
    source_file,
    source_sheet,
    source_line,
    warnings,
    reference_gaps
from {{ landing('repair_applications') }}
