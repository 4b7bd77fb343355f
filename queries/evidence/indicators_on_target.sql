-- The metrics that meet their target in the period, each with its value.
-- grain:  one row per metric_id
-- units:  value, target_value = unit of the metric;
--         numerator, denominator = what the metric counts
-- params: period_start date, period_end date (exclusive),
--         district_codes text[], department_codes text[]
-- source: metric_values, agg_metric, dim_month
with span as (
    select max(period) as newest
    from dim_month
    where period >= $period_start and period < $period_end
)

select
    m.metric_id,
    coalesce(sum(v.numerator), 0) as numerator,
    sum(v.denominator) as denominator,
    case m.kind
        when 'count' then coalesce(sum(v.numerator), 0)
        when 'ratio' then sum(v.numerator) / nullif(sum(v.denominator), 0)
        when 'mean' then sum(v.numerator * v.bucket) / nullif(sum(v.numerator), 0)
        when 'median' then list_median(flatten(list(
            case when v.bucket >= 0 then repeat([v.bucket], v.numerator::int) end
        )))
    end as value,
    m.target_op,
    m.target_value
from agg_metric as m
inner join span on span.newest >= m.first_period
left join metric_values as v
    on
        m.metric_id = v.metric_id
        and v.period >= if(m.timing = 'stock', span.newest, $period_start)
        and v.period < $period_end
        and (len($district_codes) = 0 or v.district_code in $district_codes)
        and (len($department_codes) = 0 or v.department_code in $department_codes)
where
    m.target_op is not null
    and (m.has_department or len($department_codes) = 0)
group by m.metric_id, m.kind, m.target_op, m.target_value
having if(m.target_op = '>=', value >= m.target_value, value <= m.target_value)
order by m.metric_id
