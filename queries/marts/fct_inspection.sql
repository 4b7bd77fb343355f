-- Inspection results.
-- grain: one row per record_id
-- A problem is any result but "none found" (1), "activity not carried on" (F) and the statuses
-- closed, cancelled, revoked, withdrawn, moved out (7, 9 to 12): those say nothing of conduct.
select
    record.record_id,
    record.uscc,
    {{ subject_dimensions() }},
    record.inspection_no,
    record.plan_no,
    record.inspection_kind,
    record.item_name,
    record.department_code,
    record.inspected_on,
    record.result_codes,
    {{ lists_any('record.result_codes', ['B', 'C', '6', 'E', '8', 'A']) }}
        as has_problem,
    record.disposal_kind,
    record.disposal_finished_on,
    record.published_on,
    record.is_cross_department,
    record.is_credit_rule_drawn,
    record.reported_on,
    record.source_file,
    record.source_line
from {{ ref('stg_inspections') }} as record
left join {{ ref('dim_subject') }} as subject on record.uscc = subject.uscc
order by district_code, record.uscc, record.inspected_on, record.record_id
