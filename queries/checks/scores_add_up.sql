-- Every score is its edition's start plus the points of its records, the latest step of the history
-- is the present score, and every subject in operation has exactly one score and tier.
with total as (
    select uscc, sum(points) as points
    from {{ ref('fct_score_contribution') }}
    group by uscc
),

latest as (
    select uscc, score, grade_code
    from {{ ref('fct_score_interval') }}
    where ended_on is null
),

in_operation as (
    select uscc, risk_tier
    from {{ ref('dim_subject') }}
    where is_active
)

select
    score.uscc,
    score.score,
    scheme.base_points + coalesce(total.points, 0) as added_up,
    latest.score as latest_score,
    score.risk_tier,
    latest.grade_code
from {{ ref('fct_score') }} as score
cross join {{ ref('history_scheme') }} as scheme
left join total on score.uscc = total.uscc
left join latest on score.uscc = latest.uscc
where
    score.score <> scheme.base_points + coalesce(total.points, 0)
    or score.score not between 0 and scheme.base_points
    or latest.score is distinct from score.score
    or (scheme.is_shown and latest.grade_code is distinct from score.risk_tier)
union all
select
    coalesce(score.uscc, subject.uscc) as uscc,
    score.score,
    null as added_up,
    null as latest_score,
    subject.risk_tier,
    null as grade_code
from {{ ref('fct_score') }} as score
full join in_operation as subject on score.uscc = subject.uscc
where score.uscc is null or subject.uscc is null
