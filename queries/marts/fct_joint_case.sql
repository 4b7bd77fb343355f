-- Joint cases, one for a subject, measure and business: departments report a case again at each
-- step, and counting the reports would inflate it. The newest report stands for the case.
-- grain: one row per uscc, measure_code, business_no (a case without business_no is its own)
with numbered as (
    select
        *,
        row_number() over (
            partition by uscc, measure_code, coalesce(business_no, case_no)
            order by initiated_at desc, reported_on desc, case_no desc
        ) as newest_first,
        count(*) over (
            partition by uscc, measure_code, coalesce(business_no, case_no)
        ) as raw_case_count
    from {{ ref('lawful_joint_cases') }}
)

select
    record.record_id,
    record.uscc,
    {{ subject_dimensions() }},
    record.case_no,
    record.raw_case_count,
    record.case_kind,
    record.list_code,
    record.honour_type,
    record.listing_no,
    record.measure_code,
    record.business_no,
    record.business_item,
    record.domain_code,
    record.initiating_department_code,
    record.executing_department_code,
    record.initiated_at,
    record.pushed_at,
    record.received_at,
    record.checked_at,
    record.executed_at,
    record.feedback_at,
    {{ hours_between('record.initiated_at', 'record.pushed_at') }} as push_hours,
    {{ hours_between('record.pushed_at', 'record.received_at') }} as response_hours,
    {{ hours_between('record.received_at', 'record.executed_at') }} as execution_hours,
    {{ hours_between('record.pushed_at', 'record.feedback_at') }} as feedback_hours,
    record.case_status,
    record.not_applicable_reason,
    record.amount_cny,
    record.effect,
    record.sanction_from,
    record.sanction_to,
    record.lifted_on,
    {{ case_in_force() }} as is_in_force,
    record.reported_on,
    record.source_file,
    record.source_line
from numbered as record
left join {{ ref('dim_subject') }} as subject on record.uscc = subject.uscc
where record.newest_first = 1
order by district_code, record.uscc, record.initiated_at, record.record_id
