-- Points of each indicator by severity in an edition of the scorecard, the least first.
-- grain:  one row per indicator_id, severity
-- units:  points = points
-- params: edition text
-- source: dim_score_point
select
    indicator_id,
    severity,
    label_zh,
    label_en,
    points,
    source,
    confidence
from dim_score_point
where scorecard_version = $edition
order by indicator_id, points, severity
