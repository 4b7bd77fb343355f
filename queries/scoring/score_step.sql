-- What each record is worth, from which day to before which, by the age it then has.
-- grain: one row per scorecard_version, uscc, indicator_id, record_id, age_from_days
-- Half-open, by knowledge: a record counts from the day it is known and until it has ended.
with step as (
    select
        point.scorecard_version,
        record.*,
        decay.age_from_days,
        decay.factor,
        cast(round(point.points * decay.factor, 2) as decimal(9, 2)) as raw_points,
        greatest(
            record.known_on,
            cast(record.happened_on + decay.age_from_days as date)
        ) as counted_from,
        least(
            record.ended_on,
            cast(record.happened_on + decay.age_before_days as date)
        ) as counted_before
    from {{ ref('scoring_record') }} as record
    inner join {{ ref('stg_scorecard_points') }} as point
        on
            record.indicator_id = point.indicator_id
            and record.severity = point.severity
    inner join {{ ref('scorecard_indicator') }} as indicator
        on
            point.scorecard_version = indicator.scorecard_version
            and point.indicator_id = indicator.indicator_id
    inner join {{ ref('stg_scorecard_decay') }} as decay
        on
            indicator.scorecard_version = decay.scorecard_version
            and indicator.decay_id = decay.decay_id
)

select *
from step
where counted_before is null or counted_before > counted_from
