-- The 36 months a build scores, with the day each is looked at.
-- grain: one row per period
select
    period,
    stock_on
from {{ ref('dim_month') }}
order by period desc
limit 36
