-- How many subjects each indicator touches at present, and how many points it moves.
-- grain: one row per indicator_id, district_code
select
    indicator_id,
    district_code,
    count(distinct uscc) as subject_count,
    cast(sum(points) as decimal(18, 2)) as points
from {{ ref('fct_score_contribution') }}
group by indicator_id, district_code
order by indicator_id, district_code
