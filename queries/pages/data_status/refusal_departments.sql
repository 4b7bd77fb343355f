-- Whose rows were refused: how many by department and table.
-- grain:  one row per department_code, table_name
-- units:  row_count = rows
-- params: table_names text[], rule_ids text[]
-- source: load_refusal
-- department_code is null where the refused row named no department that could be read.
select
    department_code,
    table_name,
    count(*) as row_count
from load_refusal
where
    (len($table_names) = 0 or table_name in $table_names)
    and (len($rule_ids) = 0 or rule_id in $rule_ids)
group by department_code, table_name
order by row_count desc, department_code asc, table_name asc
