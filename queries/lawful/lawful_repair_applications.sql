-- Repair applications; one about a record that may no longer be used keeps its dates and class
-- but not the subject, for whom the record is as if it had never been.
-- grain: one row per record_id
with judged as (
    select
        application.*,
        withdrawn.subject_key is not null as is_identity_withheld
    from {{ ref('stg_repair_applications') }} as application
    left join {{ ref('withdrawn_record') }} as withdrawn
        on
            application.uscc = withdrawn.subject_key
            and application.target_type = withdrawn.record_type
            and {{ document_key('application.target_record_no') }}
            = withdrawn.document_key
)

select
    *,
    if(is_identity_withheld, null, uscc) as lawful_uscc,
    if(is_identity_withheld, null, target_record_no) as lawful_target_record_no,
    if(is_identity_withheld, null, target_decided_on) as lawful_target_decided_on,
    if(is_identity_withheld, null, rejection_reason) as lawful_rejection_reason
from judged
