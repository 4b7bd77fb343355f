-- Every indicator with all that caps it, and whether its edition is the one in force.
-- grain: one row per scorecard_version, indicator_id
select
    indicator.scorecard_version,
    indicator.indicator_id,
    indicator.sort_order,
    indicator.effect,
    indicator.decay_id,
    indicator.is_repairable,
    indicator.cap_points as indicator_cap,
    dimension.dimension_id,
    dimension.sort_order as dimension_order,
    dimension.cap_points as dimension_cap,
    version.base_points,
    version.effective_from <= {{ as_of() }}
    and coalesce(version.effective_to >= {{ as_of() }}, true) as is_in_force
from {{ ref('stg_scorecard_indicators') }} as indicator
inner join {{ ref('stg_scorecard_dimensions') }} as dimension
    on
        indicator.scorecard_version = dimension.scorecard_version
        and indicator.dimension_id = dimension.dimension_id
inner join {{ ref('stg_scorecard_versions') }} as version
    on indicator.scorecard_version = version.scorecard_version
