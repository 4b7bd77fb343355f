-- Every joint case with what lawful use says of it as of the day of the build: a sanction may be
-- used as long as the listing it rests on may (repair and removal lift sanctions).
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
)

select
    joint_case.*,
    greatest(basis.withdrawn_on, cast(joint_case.initiated_at as date)) as withdrawn_on,
    coalesce(basis.verdict, 'lawful') as verdict
from {{ ref('stg_joint_cases') }} as joint_case
left join basis
    on
        joint_case.case_kind = 'sanction'
        and joint_case.uscc = basis.uscc
        and {{ document_key('joint_case.listing_no') }} = basis.document_key
