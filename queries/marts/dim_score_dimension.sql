-- The dimensions of every edition of the scorecard.
-- grain: one row per scorecard_version, dimension_id
select
    scorecard_version,
    dimension_id,
    label_zh,
    label_en,
    sort_order,
    cap_points,
    source,
    confidence
from {{ ref('stg_scorecard_dimensions') }}
order by scorecard_version, dimension_id
