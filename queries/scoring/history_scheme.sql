-- The edition and the scheme in which history is graded, and its first month: the scheme shown, if
-- it is cut from the score, else the first that is.
-- grain: one row
with first_month as (
    select min(period) as first_period
    from {{ ref('scoring_month') }}
)

select
    version.scorecard_version,
    scheme.scheme_code,
    scheme.is_shown,
    version.base_points,
    first_month.first_period
from {{ ref('stg_scorecard_versions') }} as version
cross join {{ ref('stg_scorecard_schemes') }} as scheme
cross join first_month
where
    version.effective_from <= {{ as_of() }}
    and coalesce(version.effective_to >= {{ as_of() }}, true)
    and scheme.basis = 'score'
order by scheme.is_shown desc, scheme.sort_order asc
limit 1
