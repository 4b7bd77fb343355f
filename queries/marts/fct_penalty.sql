-- Penalties that may be used as of the day of the build.
-- grain: one row per record_id
select
    record.record_id,
    record.uscc,
    {{ subject_dimensions() }},
    record.party_type,
    record.document_no,
    record.violation_type,
    record.violation_facts,
    record.legal_basis,
    record.penalty_categories,
    record.content,
    record.fine_cny,
    record.confiscated_cny,
    record.suspended_licence,
    record.decided_on,
    record.valid_to,
    record.lawful_publish_until as publish_until,
    record.rule_version,
    record.is_rule_migrated,
    record.repairable_from,
    record.lawful_severity_class as severity_class,
    record.severity_class is not null as is_class_stated,
    record.is_summary_procedure,
    record.repair_notice_delivered as is_repair_notice_delivered,
    record.fulfilled_on,
    record.has_pending_objection,
    record.authority_name,
    record.department_code,
    record.source_name,
    record.reporting_department_code,
    record.remark,
    record.reported_on,
    record.source_file,
    record.source_line
from {{ ref('lawful_penalties') }} as record
left join {{ ref('dim_subject') }} as subject on record.uscc = subject.uscc
order by district_code, record.uscc, record.decided_on, record.record_id
