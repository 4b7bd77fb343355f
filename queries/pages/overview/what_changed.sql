-- Where did a metric move more than chance would, in the last 3 complete months?
-- grain:  one row per dimension, member_code, metric_id
-- units:  current_numerator, previous_numerator, current_denominator, previous_denominator
--         = as the metric counts; z_score = standard deviations; p_value, q_value = 0-1
-- params: district_codes text[]
-- source: agg_movement, agg_metric, dim_month, dim_workday
-- Against the 3 months before. poisson: counts per working day, given their sum; proportion:
-- pooled; share: an industry's part of all penalties (withdrawal thins counts). Two-sided, normal,
-- variance >= 5, erfc by Abramowitz and Stegun 7.1.26; q <= 0.05 (Benjamini, Hochberg 1995).
with latest as (select max(period_end) as before from dim_month where is_complete),

span as (
    select count(*) filter (where day >= before - to_months(3)) / count(*) as part
    from dim_workday, latest
    where is_workday and day >= before - to_months(6) and day < before
),

summed as (
    select
        v.dimension, v.member_code, v.metric_id, any_value(direction) as direction,
        if(dimension = 'industry', 'share', if(kind = 'count', 'poisson', 'proportion'))
            as test_name,
        sum(current_numerator) as n1, sum(previous_numerator) as n0,
        if(test_name = 'share', sum(n1) over same, sum(current_denominator)) as d1,
        if(test_name = 'share', sum(n0) over same, sum(previous_denominator)) as d0
    from agg_movement as v inner join agg_metric as m on v.metric_id = m.metric_id
    where len($district_codes) = 0 or district_code in $district_codes
    group by v.dimension, v.member_code, v.metric_id, kind
    window same as (partition by v.dimension)
),

expected as (
    select
        *, n1 + n0 as n, if(test_name = 'poisson', part, 1) as q, d1 + d0 as d,
        q * if(test_name = 'poisson', n, d1 * n / nullif(d, 0)) as e1,
        if(test_name = 'poisson', 1 - part, (1 - e1 / nullif(d1, 0)) * d0 / d)
        * e1 as variance
    from summed, span
),

tested as (
    select
        *, (n1 - e1) / sqrt(variance) as z_score,
        1 / (1 + 0.3275911 * abs(z_score) / sqrt(2)) as t,
        t * 1.061405429 - 1.453152027 as t5,
        t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * t5)))
        * exp(-z_score * z_score / 2) as p_value,
        count(*) over () / row_number() over (order by p_value, member_code) as step
    from expected where variance >= 5
)

select
    dimension, member_code, metric_id, test_name,
    n1 as current_numerator, d1 as current_denominator, n0 as previous_numerator,
    d0 as previous_denominator, z_score, p_value,
    min(p_value * step) over (order by step rows unbounded preceding) as q_value,
    nullif(direction, 'neutral') = if(z_score < 0, 'higher_better', 'lower_better')
        as is_worse
from tested qualify q_value <= 0.05
order by p_value, dimension, member_code, metric_id
