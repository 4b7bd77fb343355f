-- Rows kept with a warning, by rule and department.
-- grain: one row per table_name, rule_id, department_code
select
    table_name,
    rule_id,
    department_code,
    cast(row_count as bigint) as row_count
from {{ landing_file('_load/warnings') }}
