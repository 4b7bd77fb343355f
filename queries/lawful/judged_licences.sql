-- Every licence with what lawful use says of it as of the day of the build. A licence past its
-- validity stays a fact: nothing adverse is in it.
-- grain: one row per record_id
with dated as (
    select
        licence.*,
        effect.upheld_on,
        coalesce(effect.has_pending_objection, false) as has_pending_objection,
        least(effect.upheld_on, licence.revoked_on) as withdrawn_on
    from {{ ref('stg_licences') }} as licence
    left join {{ ref('record_effect') }} as effect
        on
            licence.uscc = effect.uscc
            and effect.record_type = 'licence'
            and {{ document_key('licence.document_no') }} = effect.document_key
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
