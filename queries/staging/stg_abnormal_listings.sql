-- Entries on the list of abnormal operations, one row a listing, as landed.
-- grain: one row per accepted source row (uscc, listed_on, abnormal_reason)
select
    uscc,
    subject_name,
    abnormal_reason,
    document_no,
    authority_uscc as department_code,
    listed_on,
    removed_on,
    removal_reason,
    reported_on,
    record_id,
    source_file,
    source_sheet,
    source_line,
    warnings,
    reference_gaps
from {{ landing('abnormal_listings') }}
