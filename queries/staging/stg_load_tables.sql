-- Rows read, kept and refused of every file.
-- grain: one row per table_name, source_file, source_sheet
select
    table_name,
    source_file,
    source_sheet,
    encoding,
    cast(read_count as bigint) as read_count,
    cast(kept_count as bigint) as kept_count,
    cast(refused_count as bigint) as refused_count,
    cast(seconds as double) as seconds
from {{ landing_file('_load/tables') }}
