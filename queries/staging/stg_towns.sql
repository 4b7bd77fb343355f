-- Towns and sub-districts, as landed.
-- grain: one row per accepted source row (town_code)
select
    town_code,
    town_name,
    name_en,
    district_code,
    town_kind,
    record_id,
    source_file,
    source_sheet,
    source_line,
    warnings,
    reference_gaps
from {{ landing('towns') }}
