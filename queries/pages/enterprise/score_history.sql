-- Score and grade of a subject over the last 36 months, from which look to before which.
-- grain:  one row per started_on
-- units:  none
-- params: uscc text, district_codes text[]
-- source: fct_score_interval
-- has_withdrawn: records that were withdrawn since had a part in it; nothing of them is told.
with record as materialized (
    select * from fct_score_interval
    where uscc = $uscc
)

select
    started_on,
    ended_on,
    score,
    grade_code,
    has_withdrawn
from record
where len($district_codes) = 0 or district_code in $district_codes
order by started_on
