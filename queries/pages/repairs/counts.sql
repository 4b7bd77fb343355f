-- Repair applications received, completed and open, with times, against the months before.
-- grain:  one row per slot (period; compared: its complete months; previous: as many before)
-- units:  received_count, completed_count, timed_count, on_time_count, open_count,
--         overdue_count = applications; wd_p50, wd_p90 = working days (of the period)
-- params: period_start date, period_end date (exclusive), on_day date,
--         severity_classes text[], district_codes text[], industry_sections text[],
--         subject_types text[], risk_tiers text[], department_codes text[]
-- source: fct_repair_flow, dim_month
with span as (
    select
        $period_start + to_months(count(*) filter (where is_complete)) as complete_end,
        $period_start - to_months(count(*) filter (where is_complete)) as earlier
    from dim_month where period >= $period_start and period < $period_end
),

application as (
    select
        submitted_on, due_on, total_wd, total_limit_wd,
        if(submitted_on >= $period_start, 'now', 'before') as since,
        if(repair_status in ('approved', 'rejected'), completed_on, null) as done_on,
        done_on >= $period_start and done_on < $period_end as is_done,
        submitted_on <= $on_day and (is_open or flow_closed_on > $on_day) as is_left,
        since = 'before' and (is_open or flow_closed_on >= $period_start) as was_left
    from fct_repair_flow where
        submitted_on < $period_end
        and (len($district_codes) = 0 or district_code in $district_codes)
        and (len($industry_sections) = 0 or industry_section in $industry_sections)
        and (len($subject_types) = 0 or subject_type in $subject_types)
        and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
        and (len($severity_classes) = 0 or severity_class in $severity_classes)
        and (
            len($department_codes) = 0
            or handling_department_code in $department_codes
        )
),

counted as (
    select
        count(*) filter (since = 'now') as came, count(*) filter (is_done) as done,
        count(*) filter (since = 'now' and submitted_on < complete_end) as r2,
        count(*) filter (since = 'before' and submitted_on >= earlier) as r3,
        count(*) filter (is_done and done_on < complete_end) as c2,
        count(*) filter (done_on >= earlier and done_on < $period_start) as c3,
        count(total_wd) filter (is_done) as timed_count,
        count(*) filter (is_done and total_wd <= total_limit_wd) as on_time_count,
        quantile_cont(total_wd, [0.5, 0.9]) filter (is_done) as wd,
        count(*) filter (is_left) as left_now, count(*) filter (was_left) as left_then,
        count(*) filter (is_left and due_on < $on_day) as late_now,
        count(*) filter (was_left and due_on < $period_start - 1) as late_then
    from application cross join span
)

select
    unnest(['period', 'compared', 'previous']) as slot, timed_count, on_time_count,
    unnest([came, r2, r3]) as received_count,
    unnest([done, c2, c3]) as completed_count,
    wd[1] as wd_p50, wd[2] as wd_p90,
    unnest([left_now, left_now, left_then]) as open_count,
    unnest([late_now, late_now, late_then]) as overdue_count
from counted order by slot
