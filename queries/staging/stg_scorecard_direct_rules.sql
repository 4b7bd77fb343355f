-- What leads to a grade whatever the score; a rule without severity is for all.
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
from {{ landing_file('_reference/scorecard_direct_rules') }}
