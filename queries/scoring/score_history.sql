-- Score and worst direct grade of every subject in each month in which either changed.
-- grain: one row per uscc, period
with life as (
    select
        subject.uscc,
        greatest(
            cast(date_trunc('month', subject.registered_on) as date),
            scheme.first_period
        ) as first_period
    from {{ ref('scored_subject') }} as subject
    cross join {{ ref('history_scheme') }} as scheme
    where subject.registered_on <= {{ as_of() }}
),

change as (
    select
        uscc, first_period as period,
        0 as deducted, 0 as added, 0 as mask_change, 0 as withdrawn_change
    from life
    union all
    select
        uscc,
        period,
        case when effect = 'deduct' then change else 0 end as deducted,
        case when effect = 'add' then change else 0 end as added,
        0 as mask_change,
        withdrawn_change
    from {{ ref('score_movement') }}
    union all
    select
        uscc, period,
        0 as deducted, 0 as added, mask_change, 0 as withdrawn_change
    from {{ ref('direct_event') }}
),

monthly as (
    select
        life.uscc,
        greatest(change.period, life.first_period) as period,
        sum(change.deducted) as deducted,
        sum(change.added) as added,
        sum(change.mask_change) as mask_change,
        sum(change.withdrawn_change) as withdrawn_change
    from change
    inner join life on change.uscc = life.uscc
    group by life.uscc, greatest(change.period, life.first_period)
)

select
    uscc,
    period,
    cast(scheme.base_points - sum(deducted) over so_far + least(
        sum(deducted) over so_far, sum(added) over so_far
    ) as decimal(9, 2)) as score,
    sum(mask_change) over so_far as rank_mask,
    sum(withdrawn_change) over so_far > 0 as has_withdrawn
from monthly
cross join {{ ref('history_scheme') }} as scheme
window so_far as (partition by uscc order by period)
