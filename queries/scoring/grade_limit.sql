-- Between which scores each grade of a scheme lies, and whether its edition is in force.
-- grain: one row per scorecard_version, scheme_code, grade_code
select
    grade.scorecard_version,
    grade.scheme_code,
    grade.grade_code,
    grade.grade_rank,
    grade.score_from,
    lead(grade.score_from) over (
        partition by grade.scorecard_version, grade.scheme_code
        order by grade.score_from
    ) as score_before,
    version.effective_from <= {{ as_of() }}
    and coalesce(version.effective_to >= {{ as_of() }}, true) as is_in_force
from {{ ref('stg_scorecard_grades') }} as grade
inner join {{ ref('stg_scorecard_versions') }} as version
    on grade.scorecard_version = version.scorecard_version
