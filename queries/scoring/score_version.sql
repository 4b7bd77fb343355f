-- The score of every subject in operation on the day of the build, in every edition.
-- grain: one row per scorecard_version, uscc
with moved as (
    {{ score_of_sums(ref('score_sum'), ['uscc']) }}
)

select
    version.scorecard_version,
    subject.uscc,
    cast(coalesce(moved.score, version.base_points) as decimal(9, 2)) as score
from {{ ref('scored_subject') }} as subject
cross join {{ ref('stg_scorecard_versions') }} as version
left join moved
    on
        version.scorecard_version = moved.scorecard_version
        and subject.uscc = moved.uscc
where subject.is_active
