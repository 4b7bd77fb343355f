-- The sixty months that end with the month of the build's day.
-- grain: one row per period
-- A stock is taken on stock_on: the last day of the month, or the build's day in its own month.
with month_span (period, period_end) as (
    values
        {{ months() }}
)

select
    period,
    period_end,
    least(cast(period_end - 1 as date), {{ as_of() }}) as stock_on,
    period_end - 1 <= {{ as_of() }} as is_complete
from month_span
order by period
