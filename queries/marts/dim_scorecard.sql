-- Editions of the scorecard, and which is in force.
-- grain: one row per scorecard_version
select
    scorecard_version,
    label_zh,
    label_en,
    base_points,
    source,
    effective_from,
    effective_to,
    confidence,
    effective_from <= {{ as_of() }}
    and coalesce(effective_to >= {{ as_of() }}, true) as is_in_force
from {{ ref('stg_scorecard_versions') }}
order by scorecard_version
