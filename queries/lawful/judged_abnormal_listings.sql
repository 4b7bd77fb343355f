-- Every abnormal operation listing with what lawful use says of it as of the day of the build.
-- grain: one row per record_id
with matched as (
    select
        listing.*,
        {{ effects() }}
    from {{ ref('stg_abnormal_listings') }} as listing
    {{ join_effects('listing', 'abnormal_listing', 'document_no') }}
),

dated as (
    select
        *,
        least(upheld_on, repaired_on, removed_on) as withdrawn_on
    from matched
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
