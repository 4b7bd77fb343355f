-- How many subjects would change tier if one indicator weighed a tenth more or less.
-- grain: one row per indicator_id, moved_by
with direct as (
    select uscc, max(grade_rank) as grade_rank
    from {{ ref('direct_hit') }} as hit
    inner join {{ ref('history_scheme') }} as scheme
        on
            hit.scorecard_version = scheme.scorecard_version
            and hit.scheme_code = scheme.scheme_code
    where
        hit.is_lawful
        and hit.counted_from <= {{ as_of() }}
        and coalesce(hit.counted_before > {{ as_of() }}, true)
    group by uscc
),

regraded as (
    select
        moved.indicator_id,
        moved.moved_by,
        now.grade_rank,
        greatest(limits.grade_rank, coalesce(direct.grade_rank, 0)) as new_rank
    from {{ ref('score_scenario') }} as moved
    inner join {{ ref('history_scheme') }} as scheme on true
    inner join {{ ref('grade_limit') }} as limits
        on
            scheme.scorecard_version = limits.scorecard_version
            and scheme.scheme_code = limits.scheme_code
            and moved.score >= limits.score_from
            and coalesce(moved.score < limits.score_before, true)
    inner join {{ ref('score_grade') }} as now
        on
            scheme.scorecard_version = now.scorecard_version
            and scheme.scheme_code = now.scheme_code
            and moved.uscc = now.uscc
    left join direct on moved.uscc = direct.uscc
)

select
    indicator_id,
    moved_by,
    count(*) as subject_count,
    count(*) filter (where new_rank > grade_rank) as worse_count,
    count(*) filter (where new_rank < grade_rank) as better_count
from regraded
group by indicator_id, moved_by
order by indicator_id, moved_by
