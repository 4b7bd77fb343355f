-- The indicators of every edition of the scorecard.
-- grain: one row per scorecard_version, indicator_id
select
    scorecard_version,
    indicator_id,
    dimension_id,
    label_zh,
    label_en,
    definition_zh,
    definition_en,
    sort_order,
    effect as score_effect,
    cap_points,
    decay_id,
    is_repairable,
    source,
    confidence
from {{ ref('stg_scorecard_indicators') }}
order by scorecard_version, indicator_id
