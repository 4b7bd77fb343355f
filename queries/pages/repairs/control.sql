-- Mean working days of the applications completed in each week, with natural process limits.
-- grain:  one row per week_start
-- units:  mean_wd, centre_wd, upper_wd, lower_wd, limit_wd = working days;
--         timed_count = applications
-- params: period_start date, period_end date (exclusive), severity_classes text[],
--         district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[], department_codes text[]
-- source: fct_repair_flow
-- Individuals chart (Shewhart; GB/T 17989.2): limits are the mean of the weeks and 2.66 times
-- their mean moving range, 2.66 = 3 / 1.128.
with weekly as (
    select
        cast(date_trunc('week', completed_on) as date) as week_start,
        avg(total_wd) as mean_wd,
        count(*) as timed_count,
        max(total_limit_wd) as limit_wd
    from fct_repair_flow
    where
        completed_on >= $period_start
        and completed_on < $period_end
        and repair_status in ('approved', 'rejected')
        and total_wd is not null
        and (len($district_codes) = 0 or district_code in $district_codes)
        and (len($industry_sections) = 0 or industry_section in $industry_sections)
        and (len($subject_types) = 0 or subject_type in $subject_types)
        and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
        and (len($severity_classes) = 0 or severity_class in $severity_classes)
        and (
            len($department_codes) = 0
            or handling_department_code in $department_codes
        )
    group by date_trunc('week', completed_on)
),

moved as (
    select *, abs(mean_wd - lag(mean_wd) over (order by week_start)) as moving_range
    from weekly
)

select
    week_start,
    mean_wd,
    timed_count,
    limit_wd,
    avg(mean_wd) over () as centre_wd,
    avg(mean_wd) over () + 2.66 * avg(moving_range) over () as upper_wd,
    greatest(0, avg(mean_wd) over () - 2.66 * avg(moving_range) over ()) as lower_wd,
    mean_wd > upper_wd or mean_wd < lower_wd as is_signal
from moved
order by week_start
