-- Every penalty with what lawful use says of it as of the day of the build.
-- grain: one row per record_id
with matched as (
    select
        penalty.*,
        term.severity_class as lawful_severity_class,
        term.rule_version,
        term.is_rule_migrated,
        term.publish_until as lawful_publish_until,
        term.repairable_from,
        {{ effects() }}
    from {{ ref('stg_penalties') }} as penalty
    inner join {{ ref('penalty_term') }} as term
        on penalty.record_id = term.record_id
    {{ join_effects('penalty', 'penalty', 'document_no') }}
),

dated as (
    select
        *,
        least(
            upheld_on, revoked_on, repaired_on, lawful_publish_until + 1
        ) as withdrawn_on
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
            'repaired': 'repaired_on',
            'expired': 'lawful_publish_until + 1',
        }) }}
    end as verdict
from dated
