-- What each indicator comes to for each subject on the day of the build, before caps, in every
-- edition.
-- grain: one row per scorecard_version, uscc, indicator_id
select
    scorecard_version,
    uscc,
    indicator_id,
    sum(raw_points) as raw_points
from {{ ref('score_step') }}
where
    is_lawful
    and counted_from <= {{ as_of() }}
    and coalesce(counted_before > {{ as_of() }}, true)
group by scorecard_version, uscc, indicator_id
