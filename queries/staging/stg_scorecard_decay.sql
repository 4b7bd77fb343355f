-- What part of the points counts from which age in days to before which.
-- grain: one row per scorecard_version, decay_id, age_from_days
select
    scorecard_version,
    decay_id,
    cast(age_from_days as integer) as age_from_days,
    cast(age_before_days as integer) as age_before_days,
    cast(factor as decimal(4, 2)) as factor,
    source,
    confidence
from {{ landing_file('_reference/scorecard_decay') }}
