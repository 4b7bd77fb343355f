-- How far the repair applications received in the period have got by the day of the data.
-- grain:  one row per reached_state
-- units:  application_count = applications; wd_p50, wd_p90 = working days from the step before
-- params: period_start date, period_end date (exclusive), as_of date, severity_classes text[],
--         district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[], department_codes text[]
-- source: fct_repair_flow
-- Ended: approved and publication has stopped.
with application as (
    select
        *,
        repair_status in ('approved', 'rejected') as is_completed,
        total_wd - accept_wd as handled_wd
    from fct_repair_flow
    where
        submitted_on >= $period_start
        and submitted_on < $period_end
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
    'received' as reached_state,
    count(*) as application_count,
    cast(null as double) as wd_p50,
    cast(null as double) as wd_p90
from application
union all
select
    'accepted' as reached_state,
    count(*) as application_count,
    quantile_cont(accept_wd, 0.5) as wd_p50,
    quantile_cont(accept_wd, 0.9) as wd_p90
from application where accepted_on is not null or is_completed
union all
select
    'completed' as reached_state,
    count(*) as application_count,
    quantile_cont(handled_wd, 0.5) as wd_p50,
    quantile_cont(handled_wd, 0.9) as wd_p90
from application where is_completed
union all
select
    unnest(['approved', 'ended']) as reached_state,
    unnest([count(*), count(*) filter (where publicity_ended_on <= $as_of)])
        as application_count,
    cast(null as double) as wd_p50, cast(null as double) as wd_p90
from application where repair_status = 'approved'
order by reached_state
