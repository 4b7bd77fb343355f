-- What each source table brought: rows read, kept and refused, and whether it is late.
-- grain:  one row per table_name
-- units:  read_count, kept_count, refused_count = rows; file_count = files;
--         refusal_rate = 0-1, null when nothing was read; seconds = seconds
-- params: none
-- source: load_table, load_source_lag
select
    t.table_name,
    count(*) as file_count,
    cast(sum(t.read_count) as bigint) as read_count,
    cast(sum(t.kept_count) as bigint) as kept_count,
    cast(sum(t.refused_count) as bigint) as refused_count,
    sum(t.refused_count) / nullif(sum(t.read_count), 0) as refusal_rate,
    sum(t.seconds) as seconds,
    any_value(lag.last_reported_on) as last_reported_on,
    any_value(lag.expected_by) as expected_by,
    any_value(lag.is_stale) as is_stale
from load_table as t
left join load_source_lag as lag on t.table_name = lag.table_name
group by t.table_name
order by t.table_name
