-- Changes of which grades direct rules lead to in the scheme of the history, by month.
-- grain: one row per uscc, period
-- rank_mask holds one bit for each grade rank that a rule leads to; the highest bit is the worst.
-- Steps of one record that follow each other cancel out in the month of their turn.
with seen as (
    select
        hit.uscc,
        hit.grade_rank,
        greatest(
            cast(date_trunc('month', hit.counted_from) as date), scheme.first_period
        ) as period_from,
        if(
            hit.counted_before <= {{ as_of() }},
            cast(date_trunc('month', hit.counted_before) as date),
            null
        ) as period_to
    from {{ ref('direct_hit') }} as hit
    inner join {{ ref('history_scheme') }} as scheme
        on
            hit.scorecard_version = scheme.scorecard_version
            and hit.scheme_code = scheme.scheme_code
    where hit.counted_from <= {{ as_of() }}
),

change as (
    select uscc, grade_rank, period_from as period, 1 as change
    from seen
    where period_to is null or period_to > period_from
    union all
    select uscc, grade_rank, period_to as period, -1 as change
    from seen
    where period_to > period_from
),

counted as (
    select
        uscc,
        grade_rank,
        period,
        sum(sum(change)) over (partition by uscc, grade_rank order by period) as hits,
        sum(change) as change
    from change
    group by uscc, grade_rank, period
)

select
    uscc,
    period,
    cast(sum(
        (if(hits > 0, 1, 0) - if(hits - change > 0, 1, 0)) * power(2, grade_rank)
    ) as bigint) as mask_change
from counted
group by uscc, period
