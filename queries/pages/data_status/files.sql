-- What each source file brought: rows read, kept and refused.
-- grain:  one row per table_name, source_file, source_sheet
-- units:  read_count, kept_count, refused_count = rows;
--         refusal_rate = 0-1, null when nothing was read; seconds = seconds
-- params: table_names text[]
-- source: load_table
select
    table_name,
    source_file,
    source_sheet,
    encoding,
    read_count,
    kept_count,
    refused_count,
    refused_count / nullif(read_count, 0) as refusal_rate,
    seconds
from load_table
where len($table_names) = 0 or table_name in $table_names
order by table_name, source_file, source_sheet
