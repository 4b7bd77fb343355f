-- Every abnormal operation listing with what lawful use says of it as of the day of the build.
-- grain: one row per record_id
with dated as (
    select
        listing.*,
        effect.upheld_on,
        effect.repaired_on,
        coalesce(effect.has_pending_objection, false) as has_pending_objection,
        least(effect.upheld_on, effect.repaired_on, listing.removed_on) as withdrawn_on
    from {{ ref('stg_abnormal_listings') }} as listing
    left join {{ ref('record_effect') }} as effect
        on
            listing.uscc = effect.uscc
            and effect.record_type = 'abnormal_listing'
            and {{ document_key('listing.document_no') }} = effect.document_key
)

select
    *,
    case
        when withdrawn_on = removed_on and removed_on <= {{ as_of() }}
            then {{ removal_verdict('removal_reason') }}
        else {{ verdict('withdrawn_on', {
            'objection_upheld': 'upheld_on',
            'repaired': 'repaired_on',
        }) }}
    end as verdict
from dated
