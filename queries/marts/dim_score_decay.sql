-- How points fade with age in every edition.
-- grain: one row per scorecard_version, decay_id, age_from_days
select
    scorecard_version,
    decay_id,
    age_from_days,
    age_before_days,
    factor,
    source,
    confidence
from {{ ref('stg_scorecard_decay') }}
order by scorecard_version, decay_id, age_from_days
