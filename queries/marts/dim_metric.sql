-- The metrics of this build, as their catalogue describes them.
-- grain: one row per metric_id
select
    metric_id,
    cast(sort_order as integer) as sort_order,
    name_zh,
    name_en,
    unit,
    cast(precision as integer) as precision,
    direction,
    target_op,
    target_value,
    kind,
    timing,
    has_department,
    district_basis
from {{ landing_file('_reference/metrics') }}
order by sort_order
