-- Objections; one about a record that may no longer be used keeps its dates but not the subject.
-- grain: one row per record_id
with judged as (
    select
        objection.*,
        withdrawn.subject_key is not null as is_identity_withheld
    from {{ ref('stg_objections') }} as objection
    left join {{ ref('withdrawn_record') }} as withdrawn
        on
            objection.uscc = withdrawn.subject_key
            and objection.target_type = withdrawn.record_type
            and {{ document_key('objection.target_record_no') }}
            = withdrawn.document_key
)

select
    *,
    if(is_identity_withheld, null, uscc) as lawful_uscc,
    if(is_identity_withheld, null, target_record_no) as lawful_target_record_no,
    if(is_identity_withheld, null, objection_reason) as lawful_objection_reason
from judged
