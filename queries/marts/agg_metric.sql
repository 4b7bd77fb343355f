-- What pages need to know of a metric to add it up, and the first month it knows.
-- grain: one row per metric_id
select
    metric.metric_id,
    metric.kind,
    metric.timing,
    metric.has_department,
    metric.target_op,
    metric.target_value,
    min(metric_value.period) as first_period
from {{ ref('dim_metric') }} as metric
inner join {{ ref('metric_values') }} as metric_value
    on metric.metric_id = metric_value.metric_id
group by 1, 2, 3, 4, 5, 6
order by metric.metric_id
