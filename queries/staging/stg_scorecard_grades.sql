-- From which score each grade of a scheme begins; rank 1 is the best.
-- grain: one row per scorecard_version, scheme_code, grade_code
select
    scorecard_version,
    scheme_code,
    grade_code,
    cast(grade_rank as integer) as grade_rank,
    cast(score_from as decimal(9, 2)) as score_from,
    source,
    confidence
from {{ landing_file('_reference/scorecard_grades') }}
