-- What score and grade each subject had, from which look to before which, while in operation.
-- grain: one row per uscc, started_on
-- started_on: the first look (a month's last day, or the build's day); ended_on: the look that
-- saw another, or the day the subject left; null while it holds.
with graded as (
    select
        history.uscc,
        history.score,
        history.has_withdrawn,
        month_span.stock_on as started_on,
        greatest(
            limits.grade_rank,
            cast(floor(log2(greatest(history.rank_mask, 1))) as integer)
        ) as grade_rank
    from {{ ref('score_history') }} as history
    inner join {{ ref('scoring_month') }} as month_span
        on history.period = month_span.period
    inner join {{ ref('history_scheme') }} as scheme on true
    inner join {{ ref('grade_limit') }} as limits
        on
            scheme.scorecard_version = limits.scorecard_version
            and scheme.scheme_code = limits.scheme_code
            and history.score >= limits.score_from
            and coalesce(history.score < limits.score_before, true)
),

marked as (
    select
        *,
        lag(score) over mine as score_before,
        lag(grade_rank) over mine as rank_before,
        lag(has_withdrawn) over mine as withdrawn_before
    from graded
    window mine as (partition by uscc order by started_on)
),

change as (
    select
        *,
        lead(started_on) over (partition by uscc order by started_on) as next_on
    from marked
    where
        (score_before, rank_before, withdrawn_before)
        is distinct from (score, grade_rank, has_withdrawn)
)

select
    change.uscc, change.score,
    limits.grade_code, limits.grade_rank,
    change.has_withdrawn, change.started_on,
    least(change.next_on, subject.left_on) as ended_on
from change
inner join {{ ref('scored_subject') }} as subject on change.uscc = subject.uscc
inner join {{ ref('history_scheme') }} as scheme on true
inner join {{ ref('grade_limit') }} as limits
    on
        scheme.scorecard_version = limits.scorecard_version
        and scheme.scheme_code = limits.scheme_code
        and change.grade_rank = limits.grade_rank
where subject.left_on is null or subject.left_on > change.started_on
