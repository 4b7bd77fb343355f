-- Changes of what is deducted from and added to a score, after the caps of indicators and
-- dimensions, by month.
-- grain: one row per uscc, dimension_id, effect, period
with total as (
    select
        event.uscc,
        event.indicator_id,
        event.period,
        event.withdrawn_change,
        indicator.dimension_id,
        indicator.effect,
        indicator.dimension_cap,
        least(indicator.indicator_cap, sum(event.change) over (
            partition by event.uscc, event.indicator_id order by event.period
        )) as points
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
        sum(points - points_before) as change,
        sum(withdrawn_change) as withdrawn_change
    from (
        select
            *,
            coalesce(lag(points) over (
                partition by uscc, indicator_id order by period
            ), 0) as points_before
        from total
    ) as indicator_change
    group by uscc, dimension_id, effect, period
),

capped as (
    select
        *,
        least(dimension_cap, sum(change) over (
            partition by uscc, dimension_id, effect order by period
        )) as points
    from by_dimension
)

select
    uscc,
    dimension_id,
    effect,
    period,
    withdrawn_change,
    points - coalesce(lag(points) over (
        partition by uscc, dimension_id, effect order by period
    ), 0) as change
from capped
