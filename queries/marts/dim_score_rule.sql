-- What leads to a grade whatever the score, in every edition.
-- grain: one row per scorecard_version, rule_id, scheme_code
select
    scorecard_version,
    rule_id,
    indicator_id,
    severity,
    scheme_code,
    grade_code,
    label_zh,
    label_en,
    source,
    confidence
from {{ ref('stg_scorecard_direct_rules') }}
order by scorecard_version, rule_id, scheme_code
