-- Metric values of each district in the period, for maps and rankings.
-- grain:  one row per metric_id, district_code (districts without any record included)
-- units:  value = unit of the metric; numerator, denominator = what the metric counts
-- params: metric_ids text[], period_start date, period_end date (exclusive),
--         district_codes text[], department_codes text[]
-- source: metric_values, agg_metric, dim_district, dim_month
-- Functional zones lie inside districts and have no row. The city and "not located" have one
-- where something is counted there.
with span as (
    select max(period) as newest
    from dim_month
    where period >= $period_start and period < $period_end
)

select
    m.metric_id,
    d.district_code,
    d.district_kind,
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
inner join span on span.newest >= m.first_period
cross join dim_district as d
left join metric_values as v
    on
        m.metric_id = v.metric_id
        and d.district_code = v.district_code
        and v.period >= if(m.timing = 'stock', span.newest, $period_start)
        and v.period < $period_end
        and (len($department_codes) = 0 or v.department_code in $department_codes)
where
    m.metric_id in $metric_ids
    and (m.has_department or len($department_codes) = 0)
    and (len($district_codes) = 0 or d.district_code in $district_codes)
group by m.metric_id, m.kind, d.district_code, d.district_kind
having d.district_kind in ('district', 'county') or sum(v.numerator) is not null
order by m.metric_id, d.district_code
