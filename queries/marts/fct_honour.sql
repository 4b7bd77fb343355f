-- Honours that were not withdrawn, in force or not.
-- grain: one row per record_id
select
    record.record_id,
    record.uscc,
    {{ subject_dimensions() }},
    record.honour_type,
    record.honour_name,
    record.department_code,
    record.awarded_on,
    record.valid_to,
    record.awarded_on <= {{ as_of() }}
    and coalesce(record.valid_to >= {{ as_of() }}, true) as is_in_force,
    record.reported_on,
    record.source_file,
    record.source_line
from {{ ref('lawful_honours') }} as record
left join {{ ref('dim_subject') }} as subject on record.uscc = subject.uscc
order by district_code, record.uscc, record.awarded_on, record.record_id
