-- From which score each grade begins in an edition of the scorecard, by scheme.
-- grain:  one row per scheme_code, grade_code
-- units:  score_from = points
-- params: edition text
-- source: dim_score_grade, dim_score_scheme
select
    grade.scheme_code,
    grade.grade_code,
    grade.grade_rank,
    grade.score_from,
    grade.source,
    grade.confidence
from dim_score_grade as grade
inner join dim_score_scheme as scheme on grade.scheme_code = scheme.scheme_code
where grade.scorecard_version = $edition
order by scheme.sort_order, grade.grade_rank, grade.grade_code
