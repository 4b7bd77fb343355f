-- Shareholding, branch and guarantee relations between organisations, as landed.
-- grain: one row per accepted source row (uscc, related_uscc, relation_type, valid_from)
select
    uscc,
    related_uscc,
    relation_type,
    share_rate,
    valid_from,
    valid_to,
    reported_on,
    record_id,
    source_file,
    source_sheet,
    source_line,
    warnings,
    reference_gaps
from {{ landing('relations') }}
