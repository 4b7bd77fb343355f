-- Subjects on the serious dishonesty lists at the end of the month.
-- grain:  one row per period, district_code
-- units:  numerator = subjects
-- source: fct_listing_interval
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
)

select
    period,
    district_code,
    cast(null as varchar(18)) as department_code,
    cast(null as integer) as bucket,
    cast(stock as double) as numerator,
    cast(null as double) as denominator
from stock
