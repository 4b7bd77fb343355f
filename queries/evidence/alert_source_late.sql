-- When a source table last arrived, and by when it was expected.
-- grain:  one row per table_name
-- units:  none
-- params: member_code text, district_codes text[]
-- source: load_source_lag
-- Sources are those of the whole city: nothing for a part of it.
select
    table_name,
    last_reported_on,
    expected_by,
    is_stale
from load_source_lag
where table_name = $member_code and len($district_codes) = 0
order by table_name
