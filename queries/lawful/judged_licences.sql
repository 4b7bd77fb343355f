-- Every licence with what lawful use says of it as of the day of the build. A licence past its
-- validity stays a fact: nothing adverse is in it.
-- grain: one row per record_id
with matched as (
    select
        licence.*,
        {{ effects() }}
    from {{ ref('stg_licences') }} as licence
    {{ join_effects('licence', 'licence', 'document_no') }}
),

dated as (
    select
        *,
        least(upheld_on, revoked_on) as withdrawn_on
    from matched
)

select
    *,
    case
        when {{ has_warning('warnings', 'V17') }} then 'minor'
        when party_type = 'natural_person' then 'natural_person'
        when not coalesce(is_publishable, true) then 'not_publishable'
        else {{ verdict('withdrawn_on', {
            'objection_upheld': 'upheld_on',
            'revoked': 'revoked_on',
        }) }}
    end as verdict
from dated
