-- Commitments made by enterprises up to the end of the month, and active enterprises then.
-- grain:  one row per period, district_code
-- units:  numerator = commitments; denominator = subjects
-- source: fct_commitment, agg_tier_month
with change as (
    select
        district_code,
        made_on as changed_on,
        1 as change
    from {{ ref('fct_commitment') }}
    -- Government service promises are made by public bodies, not by those they serve.
    where subject_type = 'enterprise' and commitment_type <> 'government_service'
),

stock as (
    {{ month_end_stock('change', ['district_code']) }}
),

enterprise as (
    select
        period,
        district_code,
        sum(subject_count) as enterprise_count
    from {{ ref('agg_tier_month') }}
    where subject_type = 'enterprise'
    group by period, district_code
)

select
    coalesce(stock.period, enterprise.period) as period,
    coalesce(stock.district_code, enterprise.district_code) as district_code,
    cast(null as varchar(18)) as department_code,
    cast(null as integer) as bucket,
    cast(coalesce(stock.stock, 0) as double) as numerator,
    cast(coalesce(enterprise.enterprise_count, 0) as double) as denominator
from stock
full outer join enterprise
    on
        stock.period = enterprise.period
        and stock.district_code = enterprise.district_code
