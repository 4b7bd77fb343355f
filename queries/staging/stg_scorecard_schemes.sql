-- Grading schemes: cut from the score or delivered, and the one that pages show.
-- grain: one row per scheme_code
select
    scheme_code,
    cast(sort_order as integer) as sort_order,
    basis,
    is_shown = 'true' as is_shown,
    source,
    confidence
from {{ landing_file('_reference/scorecard_schemes') }}
