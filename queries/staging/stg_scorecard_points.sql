-- Points of each indicator by severity.
-- grain: one row per scorecard_version, indicator_id, severity
select
    scorecard_version,
    indicator_id,
    severity,
    label_zh,
    label_en,
    cast(points as decimal(9, 2)) as points,
    source,
    confidence
from {{ landing_file('_reference/scorecard_points') }}
