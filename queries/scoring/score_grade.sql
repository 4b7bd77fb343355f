-- The grade of every subject in operation on the day of the build, in every edition and in every
-- scheme that is cut from the score: the worse of its score's grade and of the direct rules.
-- grain: one row per scorecard_version, scheme_code, uscc
with direct as (
    select
        scorecard_version,
        scheme_code,
        uscc,
        max(grade_rank) as grade_rank,
        min_by(rule_id, concat(9 - grade_rank, rule_id)) as rule_id
    from {{ ref('direct_hit') }}
    where
        is_lawful
        and counted_from <= {{ as_of() }}
        and coalesce(counted_before > {{ as_of() }}, true)
    group by scorecard_version, scheme_code, uscc
),

cut as (
    select
        score.scorecard_version,
        limits.scheme_code,
        score.uscc,
        score.score,
        limits.grade_rank as score_rank
    from {{ ref('score_version') }} as score
    inner join {{ ref('grade_limit') }} as limits
        on
            score.scorecard_version = limits.scorecard_version
            and score.score >= limits.score_from
            and coalesce(score.score < limits.score_before, true)
)

select
    cut.scorecard_version,
    cut.scheme_code,
    cut.uscc,
    cut.score,
    grade.grade_code,
    grade.grade_rank,
    case when direct.grade_rank > cut.score_rank then direct.rule_id end
        as direct_rule_id
from cut
left join direct
    on
        cut.scorecard_version = direct.scorecard_version
        and cut.scheme_code = direct.scheme_code
        and cut.uscc = direct.uscc
inner join {{ ref('stg_scorecard_grades') }} as grade
    on
        cut.scorecard_version = grade.scorecard_version
        and cut.scheme_code = grade.scheme_code
        and greatest(cut.score_rank, coalesce(direct.grade_rank, 0)) = grade.grade_rank
