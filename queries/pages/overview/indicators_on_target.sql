-- Which metrics with a target meet it in the period, and did in the months before?
-- grain:  one row per metric_id, slot (period, compared, previous)
-- units:  value, target_value = unit of the metric;
--         numerator, denominator = what the metric counts
-- params: period_start date, period_end date (exclusive),
--         district_codes text[], department_codes text[]
-- source: metric_values, agg_metric, dim_month
-- Slots and missing rows are those of metrics/values; is_met is null without a value.
with span as (
    select
        max(period) as newest,
        to_months(count(*) filter (where is_complete)) as complete
    from dim_month
    where period >= $period_start and period < $period_end
),

slot (timing, slot, since, before) as (
    values
    ('flow', 'period', $period_start, $period_end),
    ('flow', 'compared', $period_start, $period_start + (select complete from span)),
    ('flow', 'previous', $period_start - (select complete from span), $period_start),
    ('stock', 'period', (select newest from span), $period_end),
    ('stock', 'compared', (select newest from span), $period_end),
    ('stock', 'previous', $period_start - to_months(1), $period_start)
)

select
    m.metric_id,
    slot.slot,
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
    m.target_value,
    if(m.target_op = '>=', value >= m.target_value, value <= m.target_value) as is_met
from agg_metric as m
inner join slot on m.timing = slot.timing and slot.since < slot.before
left join metric_values as v
    on
        m.metric_id = v.metric_id
        and v.period >= slot.since
        and v.period < slot.before
        and (len($district_codes) = 0 or v.district_code in $district_codes)
        and (len($department_codes) = 0 or v.department_code in $department_codes)
where
    m.target_op is not null
    and (m.has_department or len($department_codes) = 0)
    and slot.before > m.first_period
    and (slot.slot <> 'previous' or slot.since >= m.first_period)
    and exists (from span where newest is not null)
group by m.metric_id, m.kind, m.target_op, m.target_value, slot.slot
order by m.metric_id, slot.slot
