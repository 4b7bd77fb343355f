-- Every joint case with what lawful use says of it as of the day of the build: a sanction may be
-- used as long as the listing it rests on may (repair and removal lift sanctions). Decisions about
-- a listing count also when the listing itself is not in the files.
-- grain: one row per record_id
with basis as (
    select
        uscc,
        {{ document_key('listing_no') }} as document_key,
        max(verdict) as verdict,
        min(withdrawn_on) as withdrawn_on
    from {{ ref('judged_dishonest_listings') }}
    where verdict not in ('lawful', 'natural_person', 'minor')
    group by 1, 2
),

dated as (
    select
        joint_case.*,
        basis.verdict as basis_verdict,
        effect.upheld_on,
        effect.repaired_on,
        coalesce(basis.withdrawn_on, least(effect.upheld_on, effect.repaired_on))
            as basis_withdrawn_on
    from {{ ref('stg_joint_cases') }} as joint_case
    left join basis
        on
            joint_case.case_kind = 'sanction'
            and joint_case.uscc = basis.uscc
            and {{ document_key('joint_case.listing_no') }} = basis.document_key
    left join {{ ref('record_effect') }} as effect
        on
            joint_case.case_kind = 'sanction'
            and effect.record_type = 'dishonest_listing'
            and joint_case.uscc = effect.subject_key
            and {{ document_key('joint_case.listing_no') }} = effect.document_key
)

select
    *,
    if(
        basis_withdrawn_on is null,
        null,
        greatest(basis_withdrawn_on, cast(initiated_at as date))
    ) as withdrawn_on,
    coalesce(
        basis_verdict,
        {{ verdict('basis_withdrawn_on', {
            'objection_upheld': 'upheld_on',
            'repaired': 'repaired_on',
        }) }}
    ) as verdict
from dated
