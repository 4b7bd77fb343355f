-- Catalogue of sanctions and incentives, one row a measure, as landed.
-- grain: one row per accepted source row (measure_code)
select
    measure_code,
    measure_name,
    case_kind,
    measure_class,
    basis_doc,
    list_codes,
    effective_from,
    effective_to,
    record_id,
    source_file,
    source_sheet,
    source_line,
    warnings,
    reference_gaps
from {{ landing('measures') }}
