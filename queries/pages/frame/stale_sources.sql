-- Source tables whose records are older than they should be, for the freshness banner.
-- grain:  one row per table_name
-- units:  none
-- params: none
-- source: load_source_lag
select
    table_name,
    last_reported_on,
    expected_by
from load_source_lag
where is_stale
order by expected_by, table_name
