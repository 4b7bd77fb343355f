-- From which score each grade begins, in every edition and scheme.
-- grain: one row per scorecard_version, scheme_code, grade_code
select
    scorecard_version,
    scheme_code,
    grade_code,
    grade_rank,
    score_from,
    source,
    confidence
from {{ ref('stg_scorecard_grades') }}
order by scorecard_version, scheme_code, grade_code
