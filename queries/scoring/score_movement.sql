-- Changes of what is deducted from and added to a score, after the caps of indicators and
-- dimensions, by month.
-- grain: one row per uscc, dimension_id, effect, period
-- A sum less its last change is the sum before it, so one pass tells what a cap lets through of
-- each change.
with total as (
    select
        event.uscc,
        event.period,
        event.change,
        event.withdrawn_change,
        indicator.dimension_id,
        indicator.effect,
        indicator.dimension_cap,
        indicator.indicator_cap,
        sum(event.change) over (
            partition by event.uscc, event.indicator_id order by event.period
        ) as reached
    from {{ ref('score_event') }} as event
    inner join {{ ref('scorecard_indicator') }} as indicator
        on event.indicator_id = indicator.indicator_id and indicator.is_in_force
),

by_dimension as (
    select
        uscc,
        dimension_id,
        effect,
        period,
        any_value(dimension_cap) as dimension_cap,
        sum(least(indicator_cap, reached) - least(indicator_cap, reached - change))
            as change,
        sum(withdrawn_change) as withdrawn_change
    from total
    group by uscc, dimension_id, effect, period
),

summed as (
    select
        *,
        sum(change) over (
            partition by uscc, dimension_id, effect order by period
        ) as reached
    from by_dimension
)

select
    uscc,
    dimension_id,
    effect,
    period,
    withdrawn_change,
    least(dimension_cap, reached) - least(dimension_cap, reached - change) as change
from summed
