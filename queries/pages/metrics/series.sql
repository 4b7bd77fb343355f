-- Metric values of the 24 months that end with the last month of the period, for trends.
-- grain:  one row per metric_id, period
-- units:  value = unit of the metric; numerator, denominator = what the metric counts
-- params: metric_ids text[], period_end date (exclusive),
--         district_codes text[], department_codes text[]
-- source: metric_values, agg_metric, dim_month
-- No row: a month before the metric was known, or departments are asked for and it has none.
with span as (
    select period, is_complete
    from dim_month
    where period < $period_end
    order by period desc
    limit 24
)

select
    m.metric_id,
    span.period,
    span.is_complete,
    coalesce(sum(v.numerator), 0) as numerator,
    sum(v.denominator) as denominator,
    case m.kind
        when 'count' then coalesce(sum(v.numerator), 0)
        when 'ratio' then sum(v.numerator) / nullif(sum(v.denominator), 0)
        when 'mean' then sum(v.numerator * v.bucket) / nullif(sum(v.numerator), 0)
        when 'median' then list_median(flatten(list(
            case when v.bucket >= 0 then repeat([v.bucket], v.numerator::int) end
        )))
    end as value
from agg_metric as m
inner join span on span.period >= m.first_period
left join metric_values as v
    on
        m.metric_id = v.metric_id
        and span.period = v.period
        and (len($district_codes) = 0 or v.district_code in $district_codes)
        and (len($department_codes) = 0 or v.department_code in $department_codes)
where
    m.metric_id in $metric_ids
    and (m.has_department or len($department_codes) = 0)
group by m.metric_id, m.kind, span.period, span.is_complete
order by m.metric_id, span.period
