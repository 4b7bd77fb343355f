-- What bounds the points of each indicator and severity in the edition in force: both caps, the
-- order in which they are used up, and the worst grade that a direct rule leads to.
-- grain: one row per indicator_id, severity
with direct as (
    select
        rule.indicator_id,
        rule.severity,
        max(limits.grade_rank) as direct_rank,
        min_by(rule.rule_id, concat(9 - limits.grade_rank, rule.rule_id)) as rule_id
    from {{ ref('stg_scorecard_direct_rules') }} as rule
    inner join {{ ref('history_scheme') }} as scheme
        on
            rule.scorecard_version = scheme.scorecard_version
            and rule.scheme_code = scheme.scheme_code
    inner join {{ ref('grade_limit') }} as limits
        on
            rule.scorecard_version = limits.scorecard_version
            and rule.scheme_code = limits.scheme_code
            and rule.grade_code = limits.grade_code
    group by rule.indicator_id, rule.severity
)

select
    point.indicator_id,
    point.severity,
    any_value(scheme.scorecard_version) as scorecard_version,
    any_value(scheme.scheme_code) as scheme_code,
    any_value(indicator.base_points) as start_points,
    any_value(indicator.sort_order) as indicator_order,
    any_value(indicator.dimension_order) as dimension_order,
    any_value(indicator.dimension_id) as dimension_id,
    any_value(indicator.effect) as score_effect,
    any_value(indicator.indicator_cap) as indicator_cap,
    any_value(indicator.dimension_cap) as dimension_cap,
    max(direct.direct_rank) as direct_rank,
    min_by(
        direct.rule_id, concat(9 - direct.direct_rank, direct.rule_id)
    ) as direct_rule_id
from {{ ref('stg_scorecard_points') }} as point
inner join {{ ref('history_scheme') }} as scheme
    on point.scorecard_version = scheme.scorecard_version
inner join {{ ref('scorecard_indicator') }} as indicator
    on
        point.scorecard_version = indicator.scorecard_version
        and point.indicator_id = indicator.indicator_id
left join direct
    on
        point.indicator_id = direct.indicator_id
        and coalesce(point.severity = direct.severity, true)
group by point.indicator_id, point.severity
order by indicator_order, point.indicator_id, point.severity
