-- Grading schemes, the one that pages show first.
-- grain:  one row per scheme_code
-- units:  none
-- params: none
-- source: dim_score_scheme
select
    scheme_code,
    basis,
    is_shown,
    source,
    confidence
from dim_score_scheme
order by is_shown desc, sort_order asc, scheme_code asc
