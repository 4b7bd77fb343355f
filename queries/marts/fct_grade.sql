-- The latest grade of every subject in operation in every scheme, side by side, never converted.
-- grain: one row per scheme_code, uscc
-- Score, reason and percentile stand beside each grade, so that a list of them joins nothing.
with grade as (
    select
        graded.scheme_code,
        graded.uscc,
        graded.grade_code,
        {{ as_of() }} as evaluated_on
    from {{ ref('score_grade') }} as graded
    inner join {{ ref('grade_limit') }} as limits
        on
            graded.scorecard_version = limits.scorecard_version
            and graded.scheme_code = limits.scheme_code
            and graded.grade_code = limits.grade_code
    where limits.is_in_force
    union all
    select
        scheme_code,
        uscc,
        max_by(
            grade_code, concat(cast(evaluated_on as string), record_id)
        ) as grade_code,
        max(evaluated_on) as evaluated_on
    from {{ ref('stg_evaluations') }}
    where evaluated_on <= {{ as_of() }}
    group by scheme_code, uscc
)

select
    grade.scheme_code,
    grade.uscc,
    {{ subject_dimensions('cast(null as string)') }},
    grade.grade_code,
    grade.evaluated_on,
    scored.score,
    coalesce(scored.direct_rule_id, scored.main_indicator_id) as reason_code,
    scored.peer_percentile
from grade
inner join {{ ref('dim_subject') }} as subject on grade.uscc = subject.uscc
left join {{ ref('fct_score') }} as scored on grade.uscc = scored.uscc
where subject.is_active
order by grade.scheme_code, grade.grade_code, scored.score nulls last, grade.uscc
