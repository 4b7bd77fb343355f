-- How many kept rows may be used today, and why the others may not.
-- grain:  one row per table_name, verdict
-- units:  row_count = rows
-- params: none
-- source: load_lawful_use
select
    table_name,
    verdict,
    row_count
from load_lawful_use
order by table_name, verdict
