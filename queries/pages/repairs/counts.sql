-- Repair applications received, completed and open, with the times, against the months before.
-- grain:  one row per slot (period, compared, previous)
-- units:  received_count, completed_count, timed_count, on_time_count, open_count,
--         overdue_count = applications; wd_p50, wd_p90 = working days
-- params: period_start date, period_end date (exclusive), on_day date,
--         severity_classes text[], district_codes text[], industry_sections text[],
--         subject_types text[], risk_tiers text[], department_codes text[]
-- source: fct_repair_flow, dim_month
-- Compared: the complete months of the period; previous: as many right before it. Open: not
-- closed at the end of on_day; for previous, of the day before the period.
with complete as (
    select to_months(count(*) filter (where is_complete)) as months
    from dim_month
    where period >= $period_start and period < $period_end
),

slot as (
    select
        unnest(['period', 'compared', 'previous']) as slot,
        unnest([$period_start, $period_start, $period_start - months]) as since,
        unnest([$period_end, $period_start + months, $period_start]) as before,
        unnest([$on_day, $on_day, $period_start - 1]) as on_day
    from complete
),

application as (
    select * from fct_repair_flow where
        submitted_on < $period_end
        and (len($district_codes) = 0 or district_code = any($district_codes))
        and (len($industry_sections) = 0 or industry_section = any($industry_sections))
        and (len($subject_types) = 0 or subject_type = any($subject_types))
        and (len($risk_tiers) = 0 or risk_tier = any($risk_tiers))
        and (len($severity_classes) = 0 or severity_class = any($severity_classes))
        and (
            len($department_codes) = 0
            or handling_department_code = any($department_codes)
        )
),

marked as (
    select
        s.slot, s.on_day, total_wd, total_limit_wd, due_on,
        submitted_on >= s.since and submitted_on < s.before as is_received,
        repair_status in ('approved', 'rejected')
        and completed_on >= s.since and completed_on < s.before as is_completed,
        submitted_on <= s.on_day and (is_open or flow_closed_on > s.on_day) as is_left
    from slot as s left join application on true
)

select
    slot,
    count(*) filter (where is_received) as received_count,
    count(*) filter (where is_completed) as completed_count,
    count(*) filter (where is_completed and total_wd is not null) as timed_count,
    count(*) filter (is_completed and total_wd <= total_limit_wd) as on_time_count,
    quantile_cont(total_wd, 0.5) filter (where is_completed) as wd_p50,
    quantile_cont(total_wd, 0.9) filter (where is_completed) as wd_p90,
    count(*) filter (where is_left) as open_count,
    count(*) filter (where is_left and due_on < on_day) as overdue_count
from marked group by slot order by slot
