-- Subjects in operation at the end of the month.
-- grain:  one row per period, district_code
-- units:  numerator = subjects
-- source: agg_tier_month
select
    period,
    district_code,
    cast(null as varchar(18)) as department_code,
    cast(null as integer) as bucket,
    cast(sum(subject_count) as double) as numerator,
    cast(null as double) as denominator
from {{ ref('agg_tier_month') }}
group by 1, 2
