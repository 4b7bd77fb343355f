-- Changes of registered items, one row per change and item, as landed.
-- grain: one row per accepted source row (uscc, changed_on, change_item)
select
    uscc,
    changed_on,
    change_item,
    value_before,
    value_after,
    authority_uscc as department_code,
    reported_on,
    record_id,
    source_file,
    source_sheet,
    source_line,
    warnings,
    reference_gaps
from {{ landing('subject_changes') }}
