-- What repair and objection decisions do to a record, found by subject, kind and document number.
-- grain: one row per uscc, record_type, document_key
-- A repair works from the day publication ended or, when the file does not say, from the decision
-- (NDRC Order 36: publication, sharing and use stop at once).
{{ config(materialized='table') }}
with repair as (
    select
        uscc,
        target_type as record_type,
        {{ document_key('target_record_no') }} as document_key,
        min(
            coalesce(publicity_ended_on, cast(decided_at as date), reported_on)
        ) as repaired_on
    from {{ ref('stg_repair_applications') }}
    where repair_status = 'approved'
    group by 1, 2, 3
),

objection as (
    select
        uscc,
        target_type as record_type,
        {{ document_key('target_record_no') }} as document_key,
        min(coalesce(decided_on, reported_on)) filter (
            where objection_status = 'upheld'
        ) as upheld_on,
        count(*) filter (
            where objection_status = 'pending' and submitted_on <= {{ as_of() }}
        ) > 0 as has_pending_objection
    from {{ ref('stg_objections') }}
    group by 1, 2, 3
)

select
    coalesce(repair.uscc, objection.uscc) as uscc,
    coalesce(repair.record_type, objection.record_type) as record_type,
    coalesce(repair.document_key, objection.document_key) as document_key,
    repair.repaired_on,
    objection.upheld_on,
    coalesce(objection.has_pending_objection, false) as has_pending_objection
from repair
full outer join objection
    on
        repair.uscc = objection.uscc
        and repair.record_type = objection.record_type
        and repair.document_key = objection.document_key
