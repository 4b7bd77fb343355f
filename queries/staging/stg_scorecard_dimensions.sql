-- Dimensions of each edition and the most points each can move.
-- grain: one row per scorecard_version, dimension_id
select
    scorecard_version,
    dimension_id,
    label_zh,
    label_en,
    cast(sort_order as integer) as sort_order,
    cast(cap_points as decimal(9, 2)) as cap_points,
    source,
    confidence
from {{ landing_file('_reference/scorecard_dimensions') }}
