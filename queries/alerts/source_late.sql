-- A source table did not arrive by the day its contract says.
-- grain:  one row per member_code (table_name)
-- units:  value, reference_value = days; record_count = rows
-- source: load_source_lag, dim_alert_rule
-- A table that never arrived is late by nobody knows how many days.
with rule as (
    {{ alert_thresholds('source_late', ['warn']) }}
)

select
    'source' as member_kind,
    source.table_name as member_code,
    cast(null as varchar(9)) as district_code,
    cast(null as varchar(18)) as department_code,
    source.expected_by + 1 as since,
    {{ as_of() }} - source.expected_by as value,
    0 as reference_value,
    cast(null as double) as p_value,
    1 as record_count
from {{ ref('load_source_lag') }} as source
cross join rule
where
    source.is_stale
    and coalesce({{ as_of() }} - source.expected_by >= rule.warn, true)
