-- Rows that were refused: where they stand, why, and what they said (personal data masked).
-- grain:  one row per table_name, source_file, source_sheet, source_line
-- units:  none
-- params: table_names text[], rule_ids text[], department_codes text[]
-- source: load_refusal
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
from load_refusal
where
    (len($table_names) = 0 or table_name in $table_names)
    and (len($rule_ids) = 0 or rule_id in $rule_ids)
    and (len($department_codes) = 0 or department_code in $department_codes)
order by table_name, source_file, source_sheet, source_line
