-- Grades under one edition of the scorecard against those under another.
-- grain:  one row per against_grade_code, grade_code
-- units:  subject_count, rescored_count = subjects; score_change = points
-- params: edition text, against text, district_codes text[]
-- source: agg_score_edition
select
    against_grade_code,
    grade_code,
    cast(sum(subject_count) as bigint) as subject_count,
    cast(sum(rescored_count) as bigint) as rescored_count,
    cast(sum(score_change) as double) as score_change
from agg_score_edition
where
    scorecard_version = $edition
    and against_version = $against
    and (len($district_codes) = 0 or list_contains($district_codes, district_code))
group by against_grade_code, grade_code
order by against_grade_code, grade_code
