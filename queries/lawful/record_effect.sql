-- What repair and objection decisions do to a record, found by subject, kind and document number.
-- grain: one row per subject_key, record_type, document_key
-- A repair works from the day publication ended or, when the file does not say, from the decision
-- (NDRC Order 36: publication, sharing and use stop at once). Each decision is there under the
-- subject's code and under its name, for records that came with a wrong code or with none.
{{ config(materialized='table') }}
with decision as (
    select
        uscc,
        subject_name,
        target_type as record_type,
        target_record_no,
        coalesce(
            publicity_ended_on, cast(decided_at as date), reported_on
        ) as repaired_on,
        cast(null as date) as upheld_on,
        false as is_pending
    from {{ ref('stg_repair_applications') }}
    where repair_status = 'approved'
    union all
    select
        objection.uscc,
        subject.subject_name,
        objection.target_type as record_type,
        objection.target_record_no,
        cast(null as date) as repaired_on,
        if(
            objection.objection_status = 'upheld',
            coalesce(objection.decided_on, objection.reported_on),
            null
        ) as upheld_on,
        objection.objection_status = 'pending'
        and objection.submitted_on <= {{ as_of() }} as is_pending
    from {{ ref('stg_objections') }} as objection
    left join {{ ref('stg_subjects') }} as subject on objection.uscc = subject.uscc
),

keyed as (
    select
        *,
        uscc as subject_key
    from decision
    union all
    select
        *,
        concat('name:', subject_name) as subject_key
    from decision
    where subject_name is not null
)

select
    subject_key,
    record_type,
    {{ document_key('target_record_no') }} as document_key,
    min(repaired_on) as repaired_on,
    min(upheld_on) as upheld_on,
    count(*) filter (where is_pending) > 0 as has_pending_objection
from keyed
group by subject_key, record_type, {{ document_key('target_record_no') }}
