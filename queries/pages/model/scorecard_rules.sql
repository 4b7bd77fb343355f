-- What leads to a grade whatever the score, in an edition of the scorecard, by scheme.
-- grain:  one row per rule_id, scheme_code
-- units:  none
-- params: edition text
-- source: dim_score_rule, dim_score_scheme
select
    rule.rule_id,
    rule.scheme_code,
    rule.indicator_id,
    rule.severity,
    rule.grade_code,
    rule.label_zh,
    rule.label_en,
    rule.source,
    rule.confidence
from dim_score_rule as rule
inner join dim_score_scheme as scheme on rule.scheme_code = scheme.scheme_code
where rule.scorecard_version = $edition
order by rule.rule_id, scheme.sort_order, rule.scheme_code
