-- Changes of which grades direct rules lead to in the scheme of the history, by month.
-- grain: one row per uscc, period
-- rank_mask holds one bit for each grade rank that a rule leads to; the highest bit is the worst.
with seen as (
    select
        hit.uscc,
        hit.record_id,
        hit.grade_rank,
        greatest(
            cast(date_trunc('month', min(hit.counted_from)) as date),
            min(scheme.first_period)
        ) as period_from,
        case
            when
                max(coalesce(hit.counted_before, cast('9999-12-31' as date)))
                <= {{ as_of() }}
                then cast(date_trunc('month', max(hit.counted_before)) as date)
        end as period_to
    from {{ ref('direct_hit') }} as hit
    inner join {{ ref('history_scheme') }} as scheme
        on
            hit.scorecard_version = scheme.scorecard_version
            and hit.scheme_code = scheme.scheme_code
    where hit.counted_from <= {{ as_of() }}
    group by hit.uscc, hit.record_id, hit.grade_rank
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
