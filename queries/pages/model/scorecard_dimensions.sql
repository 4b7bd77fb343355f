-- The dimensions of an edition of the scorecard, and the most points each can move.
-- grain:  one row per dimension_id
-- units:  cap_points = points
-- params: edition text
-- source: dim_score_dimension
select
    dimension_id,
    label_zh,
    label_en,
    cap_points,
    source,
    confidence
from dim_score_dimension
where scorecard_version = $edition
order by sort_order, dimension_id
