-- Which risk tier each subject had, from when until when, while it was in operation.
-- grain: one row per uscc, started_on
-- Half-open: ended_on is the first day on which the tier no longer held, null while it holds.
-- The tier is the latest SAMR_ABCD grade delivered by that day, 'unrated' before the first one.
with life as (
    select
        *,
        case
            when not is_active then greatest(registered_on, status_changed_on)
        end as closed_on
    from {{ ref('dim_subject') }}
    -- Of a subject that left, the day it left is needed to say when it was there.
    where is_active or status_changed_on is not null
),

step as (
    select
        uscc,
        registered_on as started_on,
        cast('unrated' as varchar(16)) as tier,
        cast('' as varchar(30)) as sequence_key
    from life
    union all
    select
        life.uscc,
        greatest(grade.evaluated_on, life.registered_on) as started_on,
        grade.grade_code as tier,
        concat(cast(grade.evaluated_on as varchar(10)), grade.record_id) as sequence_key
    from {{ ref('fct_evaluation') }} as grade
    inner join life on grade.uscc = life.uscc
    where grade.scheme_code = 'SAMR_ABCD' and grade.evaluated_on <= {{ as_of() }}
),

marked as (
    select *, lag(tier) over (partition by uscc order by started_on, sequence_key) as tier_before
    from step
),

change as (
    select *, lead(started_on) over (partition by uscc order by started_on, sequence_key) as next_on
    from marked
    where tier_before is null or tier_before <> tier
)

select
    change.uscc,
    life.district_code,
    life.industry_section,
    life.subject_type,
    change.tier as risk_tier,
    change.started_on,
    -- A null end is no end: the earlier of the two that exist.
    case when life.closed_on <= change.next_on then life.closed_on
        else coalesce(change.next_on, life.closed_on) end as ended_on
from change
inner join life on change.uscc = life.uscc
where
    (change.next_on is null or change.next_on > change.started_on)
    and (life.closed_on is null or life.closed_on > change.started_on)
