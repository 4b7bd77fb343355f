-- When a record makes a grade at least so bad, whatever the score.
-- grain: one row per scorecard_version, scheme_code, rule_id, uscc, record_id, counted_from
select
    step.scorecard_version,
    rule.scheme_code,
    rule.rule_id,
    step.uscc,
    step.record_id,
    step.is_lawful,
    step.counted_from,
    step.counted_before,
    grade.grade_rank
from {{ ref('score_step') }} as step
inner join {{ ref('stg_scorecard_direct_rules') }} as rule
    on
        step.scorecard_version = rule.scorecard_version
        and step.indicator_id = rule.indicator_id
        and coalesce(step.severity = rule.severity, true)
inner join {{ ref('stg_scorecard_grades') }} as grade
    on
        rule.scorecard_version = grade.scorecard_version
        and rule.scheme_code = grade.scheme_code
        and rule.grade_code = grade.grade_code
