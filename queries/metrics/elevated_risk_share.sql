-- Active subjects of tiers C and D at the end of the month, and all active subjects.
-- grain:  one row per period, district_code
-- units:  numerator, denominator = subjects
-- source: agg_tier_month
select
    period,
    district_code,
    cast(null as varchar(18)) as department_code,
    cast(null as integer) as bucket,
    cast(
        sum(case when risk_tier in ('C', 'D') then subject_count else 0 end) as double
    ) as numerator,
    cast(sum(subject_count) as double) as denominator
from {{ ref('agg_tier_month') }}
group by 1, 2
