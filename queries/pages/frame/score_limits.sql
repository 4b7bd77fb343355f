-- From which score each grade begins, in the scheme and edition that the history is graded in.
-- grain:  one row per grade_code
-- units:  score_from = points
-- params: none
-- source: dim_score_grade, dim_score_bound
select
    grade_code,
    grade_rank,
    score_from
from dim_score_grade
where
    (scorecard_version, scheme_code) in (
        select (scorecard_version, scheme_code) from dim_score_bound
    )
order by grade_rank, grade_code
