-- Changes of registered items, the names of persons masked.
-- grain: one row per record_id
select
    record.record_id,
    record.uscc,
    {{ subject_dimensions('cast(null as string)') }},
    record.changed_on,
    record.change_item,
    record.lawful_value_before as value_before,
    record.lawful_value_after as value_after,
    record.department_code,
    record.reported_on,
    record.source_file,
    record.source_line
from {{ ref('lawful_subject_changes') }} as record
left join {{ ref('dim_subject') }} as subject on record.uscc = subject.uscc
order by district_code, record.uscc, record.changed_on, record.record_id
