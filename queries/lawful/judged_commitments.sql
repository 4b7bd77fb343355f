-- Every commitment with what lawful use says of it as of the day of the build. Commitments that
-- are not public stay out; those for a limited circle stay in and carry the mark.
-- grain: one row per record_id
with matched as (
    select
        commitment.*,
        {{ effects() }}
    from {{ ref('stg_commitments') }} as commitment
    {{ join_effects('commitment', 'commitment', 'commitment_no') }}
),

dated as (
    select
        *,
        least(upheld_on, repaired_on) as withdrawn_on
    from matched
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
