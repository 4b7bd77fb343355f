-- Grades delivered by other systems, each in its own scheme.
-- grain: one row per record_id
select
    record.record_id,
    record.uscc,
    {{ subject_dimensions('cast(null as string)') }},
    record.scheme_code,
    record.grade_code,
    record.score,
    record.evaluated_on,
    record.evaluator_department_code,
    record.reported_on,
    record.source_file,
    record.source_line
from {{ ref('stg_evaluations') }} as record
left join {{ ref('dim_subject') }} as subject on record.uscc = subject.uscc
order by district_code, record.uscc, record.evaluated_on, record.record_id
