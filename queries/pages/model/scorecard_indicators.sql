-- The indicators of an edition of the scorecard, in the order in which caps are filled.
-- grain:  one row per indicator_id
-- units:  cap_points = points
-- params: edition text
-- source: dim_score_indicator
select
    indicator_id,
    dimension_id,
    label_zh,
    label_en,
    definition_zh,
    definition_en,
    score_effect,
    cap_points,
    decay_id,
    is_repairable,
    source,
    confidence
from dim_score_indicator
where scorecard_version = $edition
order by sort_order, indicator_id
