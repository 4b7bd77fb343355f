-- Rows kept with a warning, by rule and department.
-- grain: one row per table_name, rule_id, department_code
select
    table_name,
    rule_id,
    department_code,
    row_count
from {{ ref('stg_load_warnings') }}
order by table_name, rule_id, department_code
