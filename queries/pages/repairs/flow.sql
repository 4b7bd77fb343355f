-- How many repair applications stood in each state at the end of each day.
-- grain:  one row per day
-- units:  waiting_count, handling_count, returning_count, closed_count = applications
-- params: period_start date, on_day date, severity_classes text[],
--         district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[], department_codes text[]
-- source: fct_repair_flow
-- Closed: since the period began. Impossible or unstated days are no part of the flow.
with application as (
    select flow_submitted_on, flow_accepted_on, flow_decided_on, flow_closed_on
    from fct_repair_flow where
        flow_submitted_on <= $on_day
        -- What was closed before the period is in none of its areas.
        and (is_open or flow_closed_on >= $period_start)
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

event as (
    select
        unnest(['submitted', 'accepted', 'decided', 'closed']) as state,
        unnest([flow_submitted_on, flow_accepted_on, flow_decided_on, flow_closed_on])
            as day
    from application
),

daily as (
    select
        greatest(day, $period_start) as day,
        count(*) filter (state = 'submitted') as submitted,
        count(*) filter (state = 'accepted') as accepted,
        count(*) filter (state = 'decided') as decided,
        count(*) filter (state = 'closed') as closed
    from event where day <= $on_day group by all
    union all by name
    select cast(unnest(range($period_start, $on_day + 1, to_days(1))) as date) as day
),

reached as (
    select
        day,
        coalesce(sum(sum(submitted)) over up_to, 0) as submitted,
        coalesce(sum(sum(accepted)) over up_to, 0) as accepted,
        coalesce(sum(sum(decided)) over up_to, 0) as decided,
        coalesce(sum(sum(closed)) over up_to, 0) as closed_count
    from daily group by day window up_to as (order by day)
)

select
    day, submitted - accepted as waiting_count, accepted - decided as handling_count,
    decided - closed_count as returning_count, closed_count
from reached order by day
