-- Repair applications by department, district, severity class and subject type: received,
-- completed, open, and the working days.
-- grain:  one row per breakdown, handling_department_code, district_code, severity_class,
--         subject_type
-- units:  received_count, completed_count, timed_count, open_count, overdue_count = applications;
--         wd_p50, wd_p90 = working days; on_time_rate = 0-1, null when nothing was timed
-- params: period_start date, period_end date (exclusive), on_day date,
--         severity_classes text[], district_codes text[], industry_sections text[],
--         subject_types text[], risk_tiers text[], department_codes text[]
-- source: fct_repair_flow
-- One pass for the four breakdowns; `breakdown` names the column that a row is about, the others
-- are null.
with marked as (
    select
        *,
        submitted_on >= $period_start as is_received,
        repair_status in ('approved', 'rejected')
        and completed_on >= $period_start
        and completed_on < $period_end as is_completed,
        submitted_on <= $on_day and (is_open or flow_closed_on > $on_day) as is_left
    from fct_repair_flow
    where
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
)

select
    case
        when grouping(handling_department_code) = 0 then 'handling_department_code'
        when grouping(district_code) = 0 then 'district_code'
        when grouping(severity_class) = 0 then 'severity_class'
        else 'subject_type'
    end as breakdown,
    handling_department_code, district_code, severity_class, subject_type,
    count(*) filter (where is_received) as received_count,
    count(*) filter (where is_completed) as completed_count,
    count(*) filter (where is_completed and total_wd is not null) as timed_count,
    count(*) filter (where is_completed and total_wd <= total_limit_wd)
    / nullif(count(*) filter (where is_completed and total_wd is not null), 0)
        as on_time_rate,
    (quantile_cont(total_wd, [0.5, 0.9]) filter (is_completed))[1] as wd_p50,
    (quantile_cont(total_wd, [0.5, 0.9]) filter (is_completed))[2] as wd_p90,
    count(*) filter (where is_left) as open_count,
    count(*) filter (where is_left and due_on < $on_day) as overdue_count
from marked
where is_received or is_completed or is_left
group by
    grouping sets (
        (handling_department_code), (district_code), (severity_class), (subject_type)
    )
order by
    breakdown, handling_department_code, district_code, severity_class, subject_type
