-- Of the commitments whose fulfilment was confirmed in the month, how many were broken.
-- grain:  one row per period, district_code, department_code
-- units:  numerator, denominator = commitments
-- source: fct_commitment
select
    cast(date_trunc('month', coalesce(confirmed_on, reported_on)) as date) as period,
    district_code,
    department_code,
    cast(null as integer) as bucket,
    cast(
        count(*) filter (where fulfilment_status <> 'fulfilled') as double
    ) as numerator,
    cast(count(*) as double) as denominator
from {{ ref('fct_commitment') }}
where fulfilment_status is not null
group by 1, 2, 3
