-- When each source table last brought something, and when it should have again.
-- grain:  one row per table_name
-- units:  none
-- params: none
-- source: load_source_lag
select
    table_name,
    last_reported_on,
    expected_by,
    is_stale
from load_source_lag
order by is_stale desc, expected_by asc, table_name asc
