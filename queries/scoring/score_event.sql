-- Changes of what indicators come to, by the month at whose end they are first seen, with the
-- records that were withdrawn since.
-- grain: one row per uscc, indicator_id, period
-- A month is looked at on its last day, the present one on the build's day: what began and ended
-- between two looks was never seen. What began before the first month is there in it.
with seen as (
    select
        uscc,
        indicator_id,
        raw_points,
        if(is_lawful, 0, 1) as withdrawn,
        greatest(
            cast(date_trunc('month', counted_from) as date), scheme.first_period
        ) as period_from,
        if(
            counted_before <= {{ as_of() }},
            cast(date_trunc('month', counted_before) as date),
            null
        ) as period_to
    from {{ ref('score_step') }} as step
    inner join {{ ref('history_scheme') }} as scheme
        on step.scorecard_version = scheme.scorecard_version
    where counted_from <= {{ as_of() }}
),

change as (
    select uscc, indicator_id, period_from as period, raw_points as change, withdrawn
    from seen
    where period_to is null or period_to > period_from
    union all
    select
        uscc,
        indicator_id,
        period_to as period,
        -raw_points as change,
        -withdrawn as withdrawn
    from seen
    where period_to > period_from
)

select
    uscc,
    indicator_id,
    period,
    sum(change) as change,
    sum(withdrawn) as withdrawn_change
from change
group by uscc, indicator_id, period
