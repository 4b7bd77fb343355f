-- The records that count on the day of the build in the edition in force, with the points that
-- records before them in the same indicator have taken.
-- grain: one row per uscc, indicator_id, record_id
-- Order of use of a cap: most points first, then newest, then by record.
select
    step.*,
    indicator.effect,
    indicator.dimension_id,
    indicator.sort_order,
    indicator.is_repairable,
    indicator.indicator_cap,
    indicator.dimension_cap,
    coalesce(sum(step.raw_points) over (
        partition by step.uscc, step.indicator_id
        order by step.raw_points desc, step.happened_on desc, step.record_id asc
        rows between unbounded preceding and 1 preceding
    ), 0) as points_before
from {{ ref('score_step') }} as step
inner join {{ ref('scorecard_indicator') }} as indicator
    on
        step.scorecard_version = indicator.scorecard_version
        and step.indicator_id = indicator.indicator_id
where
    indicator.is_in_force
    and step.is_lawful
    and step.counted_from <= {{ as_of() }}
    and coalesce(step.counted_before > {{ as_of() }}, true)
    and step.uscc in (select uscc from {{ ref('scored_subject') }} where is_active)
