-- Every commitment with what lawful use says of it as of the day of the build. Commitments that
-- are not public stay out; those for a limited circle stay in and carry the mark.
-- grain: one row per record_id
with dated as (
    select
        commitment.*,
        effect.upheld_on,
        effect.repaired_on,
        coalesce(effect.has_pending_objection, false) as has_pending_objection,
        least(effect.upheld_on, effect.repaired_on) as withdrawn_on
    from {{ ref('stg_commitments') }} as commitment
    left join {{ ref('record_effect') }} as effect
        on
            commitment.uscc = effect.uscc
            and effect.record_type = 'commitment'
            and {{ document_key('commitment.commitment_no') }} = effect.document_key
)

select
    *,
    case
        when {{ has_warning('warnings', 'V17') }} then 'minor'
        when party_type = 'natural_person' then 'natural_person'
        when publicity = 'not_public' then 'not_publishable'
        else {{ verdict('withdrawn_on', {
            'objection_upheld': 'upheld_on',
            'repaired': 'repaired_on',
        }) }}
    end as verdict
from dated
