-- What pages need to know of a metric to add it up, and the first month it knows.
-- grain: one row per metric_id
with known as (
    select
        metric_id,
        min(period) as first_period
    from {{ ref('metric_values') }}
    group by metric_id
)

select
    metric.metric_id,
    metric.kind,
    metric.timing,
    metric.direction,
    metric.has_department,
    metric.target_op,
    metric.target_value,
    known.first_period
from {{ ref('dim_metric') }} as metric
inner join known on metric.metric_id = known.metric_id
order by metric.metric_id
