-- What districts, departments and industries counted in the last 3 complete months and in the
-- 3 before, for telling movement from chance.
-- grain: one row per dimension, member_code, metric_id, district_code
with span as (
    select
        {{ add_months('max(period_end)', -6) }} as since,
        {{ add_months('max(period_end)', -3) }} as middle,
        max(period_end) as before
    from {{ ref('dim_month') }}
    where is_complete
),

part as (
    select
        'district' as dimension, district_code as member_code,
        metric_id, period, district_code, numerator, denominator
    from {{ ref('metric_values') }}
    union all
    select
        'department' as dimension, department_code as member_code,
        metric_id, period, district_code, numerator, denominator
    from {{ ref('metric_values') }}
    union all
    -- Withdrawn penalties have no industry any more.
    select
        'industry' as dimension, industry_division as member_code,
        'penalty_count' as metric_id, decided_on as period, district_code,
        1.0 as numerator, cast(null as double) as denominator
    from {{ ref('fct_penalty') }}
)

select
    part.dimension,
    part.member_code,
    part.metric_id,
    part.district_code,
    sum(case when period >= middle then numerator else 0 end) as current_numerator,
    sum(case when period >= middle then denominator end) as current_denominator,
    sum(case when period < middle then numerator else 0 end) as previous_numerator,
    sum(case when period < middle then denominator end) as previous_denominator
from part
inner join span on part.period >= span.since and part.period < span.before
inner join {{ ref('dim_metric') }} as metric on part.metric_id = metric.metric_id
where
    part.member_code is not null
    and metric.timing = 'flow'
    and metric.kind in ('count', 'ratio')
group by part.dimension, part.member_code, part.metric_id, part.district_code
order by part.dimension, part.metric_id, part.member_code, part.district_code
