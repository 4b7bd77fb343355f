-- What each edition looks at, with its cap and how it ages.
-- grain: one row per scorecard_version, indicator_id
select
    scorecard_version,
    indicator_id,
    dimension_id,
    label_zh,
    label_en,
    definition_zh,
    definition_en,
    cast(sort_order as integer) as sort_order,
    effect,
    cast(cap_points as decimal(9, 2)) as cap_points,
    decay_id,
    is_repairable = 'true' as is_repairable,
    source,
    confidence
from {{ landing_file('_reference/scorecard_indicators') }}
