-- Months to choose from; the default period is the 12 that end with the build's day.
-- grain:  one row per period
-- units:  none
-- params: none
-- source: dim_month, agg_metric
-- Months before the first one that any metric of events knows are left out.
select
    m.period,
    m.period_end,
    m.is_complete,
    m.period > max(m.period) over () - to_months(12) as is_default
from dim_month as m
where m.period >= (select min(first_period) from agg_metric where timing = 'flow')
order by m.period
