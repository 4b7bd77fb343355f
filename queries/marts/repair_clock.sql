-- Working days of each step of every repair application and the clock it runs under.
-- grain: one row per record_id
-- Finished = returned to the applicant, or decided when the return is not reported. Times in an
-- impossible order are marked and give no working days. Outside the known calendar: null.
with application as (
    select
        record_id,
        cast(submitted_at as date) as submitted_on,
        cast(accepted_at as date) as accepted_on,
        cast(decided_at as date) as decided_on,
        if(
            repair_status in ('approved', 'rejected', 'returned'),
            cast(coalesce(returned_at, decided_at) as date),
            null
        ) as completed_on,
        repair_status in ('pending', 'accepted') as is_open,
        coalesce(accepted_at < submitted_at, false)
        or coalesce(decided_at < coalesce(accepted_at, submitted_at), false)
        or coalesce(
            returned_at < coalesce(decided_at, accepted_at, submitted_at), false
        ) as has_time_conflict
    from {{ ref('lawful_repair_applications') }}
),

counted as (
    select
        application.*,
        rule.rule_version,
        rule.accept_limit_wd,
        rule.total_limit_wd,
        submitted.workday_index as submitted_index,
        accepted.workday_index as accepted_index,
        decided.workday_index as decided_index,
        completed.workday_index as completed_index
    from application
    inner join {{ ref('repair_rule') }} as rule
        on submitted_on >= rule.submitted_from and submitted_on < rule.submitted_before
    left join {{ ref('dim_workday') }} as submitted on submitted_on = submitted.day
    left join {{ ref('dim_workday') }} as accepted on accepted_on = accepted.day
    left join {{ ref('dim_workday') }} as decided on decided_on = decided.day
    left join {{ ref('dim_workday') }} as completed on completed_on = completed.day
)

select
    counted.*,
    if(has_time_conflict, null, accepted_index - submitted_index) as accept_wd,
    if(has_time_conflict, null, decided_index - accepted_index) as decide_wd,
    if(has_time_conflict, null, completed_index - submitted_index) as total_wd,
    due.day as due_on
from counted
left join {{ ref('dim_workday') }} as due
    on submitted_index + total_limit_wd = due.workday_index and due.is_workday
