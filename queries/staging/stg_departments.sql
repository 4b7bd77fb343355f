-- Departments that decide, execute or report, as landed.
-- grain: one row per accepted source row (department_code)
select
    department_code,
    department_name,
    short_name,
    name_en,
    department_level,
    district_code,
    record_id,
    source_file,
    source_sheet,
    source_line,
    warnings,
    reference_gaps
from {{ landing('departments') }}
