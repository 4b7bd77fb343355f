-- Subjects whose tier would change if one indicator weighed a tenth more or less.
-- grain:  one row per uscc
-- units:  score, moved_score = points
-- params: indicator_id text, moved_by double, is_worse boolean, district_codes text[]
-- source: fct_score_moved
select
    uscc,
    subject_name,
    district_code,
    industry_division,
    subject_type,
    score,
    moved_score,
    grade_code,
    moved_grade_code
from fct_score_moved
where
    indicator_id = $indicator_id
    and moved_by = cast($moved_by as decimal(4, 2))
    and is_worse = $is_worse
    and (len($district_codes) = 0 or list_contains($district_codes, district_code))
order by moved_score, uscc
