-- The edition and the scheme in which history is graded: the one shown, if it is cut from the
-- score, else the first that is.
-- grain: one row
select
    version.scorecard_version,
    scheme.scheme_code,
    scheme.is_shown,
    version.base_points
from {{ ref('stg_scorecard_versions') }} as version
cross join {{ ref('stg_scorecard_schemes') }} as scheme
where
    version.effective_from <= {{ as_of() }}
    and coalesce(version.effective_to >= {{ as_of() }}, true)
    and scheme.basis = 'score'
order by scheme.is_shown desc, scheme.sort_order
limit 1
