-- Rows the intake refused, with the reason.
-- grain: one row per refused source row (table_name, source_file, source_sheet, source_line)
select
    table_name,
    source_file,
    source_sheet,
    source_line,
    column_name,
    rule_id,
    message_zh,
    message_en,
    violations,
    raw_row,
    department_code,
    district_code,
    decided_on,
    reported_on
from {{ quarantine_file('refusals') }}
