-- Subjects on the serious dishonesty lists at the end of the month, and active subjects then.
-- grain:  one row per period, district_code
-- units:  numerator, denominator = subjects
-- source: fct_listing_interval, agg_tier_month
-- As the map divides them: the listed ones need not be in operation.
with change as (
    select
        district_code,
        started_on as changed_on,
        1 as change
    from {{ ref('fct_listing_interval') }}
    where listing_kind = 'dishonest'
    union all
    select
        district_code,
        ended_on as changed_on,
        -1 as change
    from {{ ref('fct_listing_interval') }}
    where listing_kind = 'dishonest' and ended_on is not null
),

stock as (
    {{ month_end_stock('change', ['district_code']) }}
),

active as (
    select
        period,
        district_code,
        sum(subject_count) as active_count
    from {{ ref('agg_tier_month') }}
    group by period, district_code
)

select
    coalesce(stock.period, active.period) as period,
    coalesce(stock.district_code, active.district_code) as district_code,
    cast(null as varchar(18)) as department_code,
    cast(null as integer) as bucket,
    cast(coalesce(stock.stock, 0) as double) as numerator,
    cast(coalesce(active.active_count, 0) as double) as denominator
from stock
full outer join active
    on
        stock.period = active.period
        and stock.district_code = active.district_code
