-- Every point of a subject's score with the record it comes from, in the order of the scorecard.
-- grain:  one row per indicator_id, record_id
-- units:  raw_points, points = points; age_days = days
-- params: uscc text, as_of date, district_codes text[]
-- source: fct_score_contribution, dim_score_bound, dim_score_decay, dim_score_indicator, fct_penalty
-- seen_on: the look of the history that saw the record first. next_decay: the part that counts
-- from changes_on at most; 0 when nothing does.
with point as materialized (
    select * from fct_score_contribution
    where uscc = $uscc
),

penalty as (
    select record_id, rule_version
    from fct_penalty
    where uscc = $uscc
)

select
    point.dimension_id,
    point.indicator_id,
    point.severity,
    point.record_type,
    point.record_id,
    point.related_uscc,
    point.happened_on,
    point.known_on,
    least(last_day(point.known_on), $as_of) as seen_on,
    point.age_days,
    point.decay,
    point.raw_points,
    point.points,
    point.is_capped,
    point.has_pending_objection,
    point.is_repairable,
    point.repairable_from,
    penalty.rule_version,
    point.changes_on,
    coalesce(decay.factor, 0) as next_decay,
    bound.direct_rule_id
from point
inner join dim_score_bound as bound
    on point.indicator_id = bound.indicator_id and point.severity = bound.severity
inner join dim_score_indicator as indicator
    on
        bound.scorecard_version = indicator.scorecard_version
        and point.indicator_id = indicator.indicator_id
left join dim_score_decay as decay
    on
        bound.scorecard_version = decay.scorecard_version
        and indicator.decay_id = decay.decay_id
        and decay.age_from_days = point.changes_on - point.happened_on
left join penalty on point.record_id = penalty.record_id
where len($district_codes) = 0 or point.district_code in $district_codes
order by
    bound.dimension_order asc, bound.indicator_order asc, abs(point.raw_points) desc,
    point.happened_on desc, point.indicator_id asc, point.record_id asc
