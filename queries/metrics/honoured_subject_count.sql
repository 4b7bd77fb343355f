-- Subjects with at least one honour in force at the end of the month.
-- grain:  one row per period, district_code
-- units:  numerator = subjects
-- source: fct_honour
with honour as (
    select
        district_code,
        awarded_on,
        -- Without an end an honour holds; the year 9999 stands for that.
        coalesce(valid_to, cast('9999-12-30' as date)) as valid_to,
        max(coalesce(valid_to, cast('9999-12-30' as date))) over (
            partition by uscc
            order by awarded_on, record_id
            rows between unbounded preceding and 1 preceding
        ) as covered_to
    from {{ ref('fct_honour') }}
),

-- Only the days that no earlier honour of the subject covers: nobody is counted twice.
addition as (
    select
        district_code,
        greatest(awarded_on, covered_to + 1) as started_on,
        valid_to + 1 as ended_on
    from honour
    where covered_to is null or covered_to < valid_to
),

change as (
    select district_code, started_on as changed_on, 1 as change from addition
    where started_on < ended_on
    union all
    select district_code, ended_on as changed_on, -1 as change from addition
    where started_on < ended_on
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
