-- Rows read, kept and refused of every file.
-- grain: one row per table_name, source_file, source_sheet
select
    table_name,
    source_file,
    source_sheet,
    encoding,
    read_count,
    kept_count,
    refused_count,
    seconds
from {{ ref('stg_load_tables') }}
order by table_name, source_file, source_sheet
