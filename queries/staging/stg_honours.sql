-- Honours such as A-grade taxpayer, AEO or integrity model, one row an award, as landed.
-- grain: one row per accepted source row (uscc, honour_type, awarded_on)
select
    uscc,
    subject_name,
    honour_type,
    honour_name,
    authority_uscc as department_code,
    awarded_on,
    valid_to,
    revoked_on,
    reported_on,
    record_id,
    source_file,
    source_sheet,
    source_line,
    warnings,
    reference_gaps
from {{ landing('honours') }}
