-- How near each exposure lies to the two bands around it, for weighing peers against each other.
-- grain: one row per exposure
select
    exposure,
    cast(any_value(band_no) as integer) as band_no,
    any_value(upper_part) as upper_part
from {{ ref('score_exposure') }}
group by exposure
order by exposure
