-- Repair applications with the days of their states and the working days against their clock.
-- grain: one row per record_id
-- Only columns that counting and lists need, in the order of submission.
select
    state.record_id,
    state.uscc,
    state.is_identity_withheld,
    state.subject_name,
    state.district_code,
    state.industry_section,
    state.subject_type,
    state.risk_tier,
    state.application_no,
    state.target_type,
    coalesce(state.severity_class, 'none') as severity_class,
    state.handling_department_code,
    state.repair_status,
    outcome.rejection_group,
    state.rule_version,
    state.submitted_on,
    state.accepted_on,
    state.completed_on,
    state.flow_submitted_on,
    state.flow_accepted_on,
    state.flow_decided_on,
    state.flow_closed_on,
    state.clock_problem,
    state.accept_wd,
    state.decide_wd,
    if(
        state.has_time_conflict, null, returned.workday_index - decided.workday_index
    ) as return_wd,
    state.total_wd,
    rule.accept_limit_wd,
    rule.decide_limit_wd,
    state.total_limit_wd,
    accept_due.day as accept_due_on,
    state.due_on,
    state.is_open,
    state.is_overdue,
    state.age_wd,
    state.repair_age,
    outcome.training_state,
    outcome.pass_state,
    state.publicity_ended_on
from {{ ref('repair_state') }} as state
inner join {{ ref('repair_outcome') }} as outcome on state.record_id = outcome.record_id
inner join {{ ref('repair_limit') }} as rule on state.rule_version = rule.rule_version
left join {{ ref('dim_workday') }} as submitted on state.submitted_on = submitted.day
left join {{ ref('dim_workday') }} as decided on state.decided_on = decided.day
left join {{ ref('dim_workday') }} as returned on state.returned_on = returned.day
left join {{ ref('dim_workday') }} as accept_due
    on
        submitted.workday_index + rule.accept_limit_wd = accept_due.workday_index
        and accept_due.is_workday
order by state.submitted_on, state.record_id
