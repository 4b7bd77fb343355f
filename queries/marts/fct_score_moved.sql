-- The subjects whose grade would change if one indicator weighed a tenth more or less.
-- grain: one row per indicator_id, moved_by, uscc
-- Grades of the scheme of the history; a direct rule goes on deciding.
with direct as (
    select
        hit.uscc,
        max(hit.grade_rank) as grade_rank
    from {{ ref('direct_hit') }} as hit
    inner join {{ ref('history_scheme') }} as scheme
        on
            hit.scorecard_version = scheme.scorecard_version
            and hit.scheme_code = scheme.scheme_code
    where
        hit.is_lawful
        and hit.counted_from <= {{ as_of() }}
        and coalesce(hit.counted_before > {{ as_of() }}, true)
    group by hit.uscc
)

select
    moved.indicator_id,
    moved.moved_by,
    moved.uscc,
    {{ subject_dimensions('cast(null as string)') }},
    graded.score,
    cast(moved.score as decimal(9, 2)) as moved_score,
    graded.grade_code,
    grade.grade_code as moved_grade_code,
    grade.grade_rank > graded.grade_rank as is_worse
from {{ ref('score_scenario') }} as moved
cross join {{ ref('history_scheme') }} as scheme
inner join {{ ref('grade_limit') }} as limits
    on
        scheme.scorecard_version = limits.scorecard_version
        and scheme.scheme_code = limits.scheme_code
        and moved.score >= limits.score_from
        and coalesce(moved.score < limits.score_before, true)
inner join {{ ref('score_grade') }} as graded
    on
        scheme.scorecard_version = graded.scorecard_version
        and scheme.scheme_code = graded.scheme_code
        and moved.uscc = graded.uscc
left join direct on moved.uscc = direct.uscc
inner join {{ ref('stg_scorecard_grades') }} as grade
    on
        scheme.scorecard_version = grade.scorecard_version
        and scheme.scheme_code = grade.scheme_code
        and grade.grade_rank
        = greatest(limits.grade_rank, coalesce(direct.grade_rank, 0))
left join {{ ref('dim_subject') }} as subject on moved.uscc = subject.uscc
where grade.grade_rank <> graded.grade_rank
order by moved.indicator_id, moved.moved_by, moved.uscc
