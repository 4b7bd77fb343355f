-- Points of each indicator by severity in every edition.
-- grain: one row per scorecard_version, indicator_id, severity
select
    scorecard_version,
    indicator_id,
    severity,
    label_zh,
    label_en,
    points,
    source,
    confidence
from {{ ref('stg_scorecard_points') }}
order by scorecard_version, indicator_id, severity
