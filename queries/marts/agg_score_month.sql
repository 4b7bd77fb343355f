-- How scores were distributed at the end of each month, in steps of five points.
-- grain: one row per period, bin_from, district_code
with edge as (
    select
        district_code,
        cast(floor(score / 5) * 5 as integer) as bin_from,
        started_on,
        ended_on
    from {{ ref('fct_score_interval') }}
),

change as (
    select
        district_code,
        bin_from,
        started_on as changed_on,
        1 as change
    from edge
    union all
    select
        district_code,
        bin_from,
        ended_on as changed_on,
        -1 as change
    from edge
    where ended_on is not null
),

stock as (
    {{ month_end_stock('change', ['district_code', 'bin_from']) }}
)

select
    period,
    bin_from,
    district_code,
    cast(stock as bigint) as subject_count
from stock
where stock > 0
order by period, bin_from, district_code
