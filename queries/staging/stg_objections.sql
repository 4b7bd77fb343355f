-- Objections to a record, one row an objection, as landed.
-- grain: one row per accepted source row (objection_no)
select
    objection_no,
    uscc,
    target_type,
    target_record_no,
    objection_reason,
    reporting_department_uscc as reporting_department_code,
    submitted_on,
    objection_status,
    decided_on,
    reported_on,
    record_id,
    source_file,
    source_sheet,
    source_line,
    warnings,
    reference_gaps
from {{ landing('objections') }}
