-- Metric values of each department in the period, for rankings.
-- grain:  one row per metric_id, department_code
-- units:  value = unit of the metric; numerator, denominator = what the metric counts
-- params: metric_ids text[], period_start date, period_end date (exclusive),
--         district_codes text[], department_codes text[]
-- source: metric_values, agg_metric, dim_month
-- Departments without any record in the period have no row.
with span as (
    select max(period) as newest
    from dim_month
    where period >= $period_start and period < $period_end
)

select
    m.metric_id,
    v.department_code,
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
cross join span
inner join metric_values as v
    on
        m.metric_id = v.metric_id
        and v.period >= if(m.timing = 'stock', span.newest, $period_start)
        and v.period < $period_end
        and v.department_code is not null
where
    m.metric_id in $metric_ids
    and (len($district_codes) = 0 or v.district_code in $district_codes)
    and (len($department_codes) = 0 or v.department_code in $department_codes)
group by m.metric_id, m.kind, v.department_code
order by m.metric_id, v.department_code
