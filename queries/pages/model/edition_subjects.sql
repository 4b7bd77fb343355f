-- Subjects under two editions of the scorecard: those of a cell of the matrix or of one of its
-- totals, or all whose grade or whose score differs.
-- grain:  one row per uscc
-- units:  against_score, score, score_change = points
-- params: edition text, against text, against_grade text (empty: any), grade text (empty: any),
--         is_regraded boolean (true: whose grade differs only), is_rescored boolean (true: whose
--         score differs only), district_codes text[]
-- source: fct_score_version
with now as (
    select *
    from fct_score_version
    where
        scorecard_version = $edition
        and (len($district_codes) = 0 or list_contains($district_codes, district_code))
),

compared as (
    select
        now.*,
        other.score as against_score,
        other.grade_code as against_grade_code
    from now
    inner join fct_score_version as other on now.uscc = other.uscc
    where other.scorecard_version = $against
)

select
    uscc,
    subject_name,
    district_code,
    industry_division,
    subject_type,
    against_score,
    score,
    score - against_score as score_change,
    against_grade_code,
    grade_code
from compared
where
    ($grade = '' or grade_code = $grade)
    and ($against_grade = '' or against_grade_code = $against_grade)
    and (not $is_regraded or grade_code <> against_grade_code)
    and (not $is_rescored or score <> against_score)
order by abs(score - against_score) desc, uscc
