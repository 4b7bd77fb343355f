-- Every serious dishonesty listing with what lawful use says of it as of the day of the build.
-- grain: one row per record_id
with matched as (
    select
        listing.*,
        {{ effects() }}
    from {{ ref('stg_dishonest_listings') }} as listing
    {{ join_effects('listing', 'dishonest_listing', 'listing_no') }}
),

dated as (
    select
        *,
        least(upheld_on, repaired_on, removed_on, publish_until + 1) as withdrawn_on
    from matched
)

select
    *,
    case
        when {{ has_warning('warnings', 'V17') }} then 'minor'
        when party_type = 'natural_person' then 'natural_person'
        when not coalesce(is_publishable, true) then 'not_publishable'
        when withdrawn_on = removed_on and removed_on <= {{ as_of() }}
            then {{ removal_verdict('removal_reason') }}
        else {{ verdict('withdrawn_on', {
            'objection_upheld': 'upheld_on',
            'repaired': 'repaired_on',
            'expired': 'publish_until + 1',
        }) }}
    end as verdict
from dated
