-- Repair applications with the working days of each step under the clock of their rule version.
-- grain: one row per record_id
select
    record.record_id,
    record.lawful_uscc as uscc,
    record.is_identity_withheld,
    {{ subject_dimensions(withheld='record.is_identity_withheld') }},
    record.application_no,
    record.target_type,
    record.lawful_target_record_no as target_record_no,
    record.lawful_target_decided_on as target_decided_on,
    record.severity_class,
    record.handling_department_code,
    record.submitted_at,
    record.accepted_at,
    record.decided_at,
    record.returned_at,
    record.repair_status,
    record.lawful_rejection_reason as rejection_reason,
    record.correction_count,
    record.is_trained,
    record.publicity_ended_on,
    clock.submitted_on,
    clock.completed_on,
    clock.rule_version,
    clock.total_limit_wd,
    clock.due_on,
    clock.has_time_conflict,
    clock.accept_wd,
    clock.decide_wd,
    clock.total_wd,
    clock.accept_wd <= clock.accept_limit_wd as is_accepted_on_time,
    clock.total_wd <= clock.total_limit_wd as is_on_time,
    clock.is_open,
    clock.is_open and coalesce(clock.due_on < {{ as_of() }}, false) as is_overdue,
    record.reported_on,
    record.source_file,
    record.source_line
from {{ ref('lawful_repair_applications') }} as record
inner join {{ ref('repair_clock') }} as clock on record.record_id = clock.record_id
left join {{ ref('dim_subject') }} as subject on record.uscc = subject.uscc
order by district_code, record.uscc, record.submitted_at, record.record_id
