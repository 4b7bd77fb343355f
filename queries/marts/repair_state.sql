-- The days on which a repair application reached each state, and whether its clock can be read.
-- grain: one row per record_id
-- A state is reached with the state after it at the latest, so that states never overtake each
-- other. Times in an impossible order, and a closed application whose closing day is not stated,
-- give no days: they are kept out of flow and times, counted and listed.
with dated as (
    select
        *,
        cast(accepted_at as date) as accepted_on,
        cast(decided_at as date) as decided_on,
        cast(returned_at as date) as returned_on,
        if(is_open, null, cast(coalesce(returned_at, decided_at) as date))
            as closed_on,
        not has_time_conflict
        and (is_open or coalesce(returned_at, decided_at) is not null) as is_flow_known
    from {{ ref('fct_repair') }}
),

aged as (
    select
        dated.*,
        if(is_open, present.workday_index - submitted.workday_index, null) as age_wd
    from dated
    left join {{ ref('dim_workday') }} as submitted
        on dated.submitted_on = submitted.day
    left join {{ ref('dim_workday') }} as present on present.day = {{ as_of() }}
)

select
    *,
    -- In the steps of the clock: three to accept, ten in all.
    case
        when not is_open then null
        when age_wd is null then 'unknown'
        when age_wd <= 3 then 'to_3'
        when age_wd <= 10 then 'to_10'
        when age_wd <= 20 then 'to_20'
        when age_wd <= 40 then 'to_40'
        else 'over_40'
    end as repair_age,
    if(is_flow_known, submitted_on, null) as flow_submitted_on,
    if(is_flow_known, least(accepted_on, decided_on, closed_on), null)
        as flow_accepted_on,
    if(is_flow_known, least(decided_on, closed_on), null) as flow_decided_on,
    if(is_flow_known, closed_on, null) as flow_closed_on,
    case
        when has_time_conflict then 'time_conflict'
        when not is_flow_known then 'closing_unstated'
        when due_on is null or (completed_on is not null and total_wd is null)
            then 'calendar_unknown'
    end as clock_problem
from aged
