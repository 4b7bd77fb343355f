-- Shareholding, branch and guarantee relations between organisations.
-- grain: one row per record_id
select
    record.record_id,
    record.uscc,
    {{ subject_dimensions('cast(null as string)') }},
    record.related_uscc,
    related.subject_name as related_subject_name,
    record.relation_type,
    record.share_rate,
    record.valid_from,
    record.valid_to,
    record.valid_from <= {{ as_of() }}
    and coalesce(record.valid_to >= {{ as_of() }}, true) as is_in_force,
    record.reported_on,
    record.source_file,
    record.source_line
from {{ ref('stg_relations') }} as record
left join {{ ref('dim_subject') }} as subject on record.uscc = subject.uscc
left join {{ ref('dim_subject') }} as related on record.related_uscc = related.uscc
order by district_code, record.uscc, record.record_id
