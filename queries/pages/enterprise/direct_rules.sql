-- Direct rules that hold for a subject: what its records lead to whatever the score.
-- grain:  one row per direct_rule_id
-- units:  record_count = records
-- params: uscc text, district_codes text[]
-- source: fct_score_contribution, dim_score_bound, dim_score_rule
with point as materialized (
    select * from fct_score_contribution
    where uscc = $uscc
)

select
    rule.rule_id as direct_rule_id,
    any_value(rule.grade_code) as grade_code,
    any_value(rule.source) as source,
    count(*) as record_count
from point
inner join dim_score_bound as bound
    on point.indicator_id = bound.indicator_id and point.severity = bound.severity
inner join dim_score_rule as rule
    on
        bound.scorecard_version = rule.scorecard_version
        and bound.scheme_code = rule.scheme_code
        and point.indicator_id = rule.indicator_id
        and coalesce(point.severity = rule.severity, true)
where len($district_codes) = 0 or point.district_code in $district_codes
group by rule.rule_id
order by rule.rule_id
