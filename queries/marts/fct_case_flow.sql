-- Joint cases as the pages count them: those in use, with what their times and their measure say
-- of them, and of withdrawn ones that there was one, when, and between which departments.
-- grain: one row per record_id
-- Cancelled cases, and sanctions on a listing void from the start, never were cases.
select
    record.record_id,
    record.uscc,
    record.subject_name,
    record.district_code,
    record.industry_section,
    record.subject_type,
    record.risk_tier,
    record.case_no,
    record.raw_case_count,
    record.case_kind,
    record.list_code,
    record.honour_type,
    record.measure_code,
    record.business_no,
    record.domain_code,
    record.initiating_department_code,
    record.executing_department_code,
    cast(record.initiated_at as date) as initiated_on,
    record.pushed_at,
    record.feedback_at,
    record.push_hours,
    record.response_hours,
    times.check_hours,
    times.action_hours,
    record.feedback_hours,
    record.case_status,
    record.is_in_force,
    times.order_gap,
    times.case_steps,
    basis.basis_gap,
    times.feedback_due_on,
    coalesce(times.feedback_due_on < {{ as_of() }}, false) as is_feedback_overdue,
    cast(null as string) as withdrawal
from {{ ref('fct_joint_case') }} as record
inner join {{ ref('case_times') }} as times on record.record_id = times.record_id
inner join {{ ref('case_basis') }} as basis on record.record_id = basis.record_id
where record.case_status <> 'cancelled'
union all by name
select
    concat('case-', row_number() over (order by event.record_id)) as record_id,
    coalesce(subject.district_code, 'unlocated') as district_code,
    event.raw_case_count,
    event.case_kind,
    event.initiating_department_code,
    event.executing_department_code,
    cast(event.initiated_at as date) as initiated_on,
    false as is_in_force,
    false as is_feedback_overdue,
    event.verdict as withdrawal
from {{ ref('withdrawn_case') }} as event
left join {{ ref('dim_subject') }} as subject on event.uscc = subject.uscc
where
    event.verdict in ('repaired', 'expired', 'removed')
    and event.case_status <> 'cancelled'
order by initiated_on, record_id
