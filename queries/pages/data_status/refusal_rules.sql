-- Why rows were refused: how many by table, rule and column.
-- grain:  one row per table_name, rule_id, column_name
-- units:  row_count = rows; department_count = departments
-- params: table_names text[], department_codes text[]
-- source: load_refusal
-- A row that breaks several rules counts under the first.
select
    table_name,
    rule_id,
    column_name,
    count(*) as row_count,
    count(distinct department_code) as department_count
from load_refusal
where
    (len($table_names) = 0 or table_name in $table_names)
    and (len($department_codes) = 0 or department_code in $department_codes)
group by table_name, rule_id, column_name
order by row_count desc, table_name asc, rule_id asc, column_name asc
