-- The sixty months that end with the month of the build's day.
-- grain: one row per period
-- A stock is taken on stock_on: the last day of the month, or the build's day in its own month.
with step (months_back) as (
    values
    {% for number in range(60) %}
    ({{ number }}){{ ',' if not loop.last }}
    {% endfor %}
),

newest as (
    select cast(date_trunc('month', {{ as_of() }}) as date) as newest_period
),

month_span as (
    select
        {{ add_months('newest_period', '-months_back') }} as period,
        {{ add_months('newest_period', '1 - months_back') }} as period_end
    from step
    cross join newest
)

select
    period,
    period_end,
    least(cast(period_end - 1 as date), {{ as_of() }}) as stock_on,
    period_end - 1 <= {{ as_of() }} as is_complete
from month_span
order by period
