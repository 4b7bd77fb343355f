-- Rows that were kept with a warning, by table and rule.
-- grain:  one row per table_name, rule_id
-- units:  row_count = rows; department_count = departments
-- params: table_names text[], department_codes text[]
-- source: load_warning
select
    table_name,
    rule_id,
    cast(sum(row_count) as bigint) as row_count,
    count(distinct department_code) as department_count
from load_warning
where
    (len($table_names) = 0 or table_name in $table_names)
    and (len($department_codes) = 0 or department_code in $department_codes)
group by table_name, rule_id
order by row_count desc, table_name asc, rule_id asc
