-- Grading schemes, and the one that pages show.
-- grain: one row per scheme_code
select
    scheme_code,
    sort_order,
    basis,
    is_shown,
    source,
    confidence
from {{ ref('stg_scorecard_schemes') }}
order by scheme_code
