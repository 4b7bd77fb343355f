-- Every penalty with what lawful use says of it as of the day of the build.
-- grain: one row per record_id
with dated as (
    select
        penalty.*,
        term.severity_class as lawful_severity_class,
        term.rule_version,
        term.is_rule_migrated,
        term.publish_until as lawful_publish_until,
        term.repairable_from,
        effect.upheld_on,
        effect.repaired_on,
        coalesce(effect.has_pending_objection, false) as has_pending_objection,
        least(
            effect.upheld_on,
            penalty.revoked_on,
            effect.repaired_on,
            term.publish_until + 1
        ) as withdrawn_on
    from {{ ref('stg_penalties') }} as penalty
    inner join {{ ref('penalty_term') }} as term
        on penalty.record_id = term.record_id
    left join {{ ref('record_effect') }} as effect
        on
            penalty.uscc = effect.uscc
            and effect.record_type = 'penalty'
            and {{ document_key('penalty.document_no') }} = effect.document_key
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
