-- Editions of the scorecard, and which is in force.
-- grain:  one row per scorecard_version
-- units:  base_points = points
-- params: none
-- source: dim_scorecard
select
    scorecard_version,
    label_zh,
    label_en,
    base_points,
    source,
    effective_from,
    effective_to,
    confidence,
    is_in_force
from dim_scorecard
order by effective_from desc, scorecard_version asc
