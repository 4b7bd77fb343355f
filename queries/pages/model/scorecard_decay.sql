-- How points fade with age in an edition of the scorecard.
-- grain:  one row per decay_id, age_from_days
-- units:  age_from_days, age_before_days = days
-- params: edition text
-- source: dim_score_decay
select
    decay_id,
    age_from_days,
    age_before_days,
    factor,
    source,
    confidence
from dim_score_decay
where scorecard_version = $edition
order by decay_id, age_from_days
