-- No fact shows what may not be used, tried here by other means than the lawful layer uses:
-- straight from the repair decisions and from the dates the facts themselves carry.
with repaired as (
    select uscc, target_type, target_record_no
    from {{ ref('stg_repair_applications') }}
    where
        repair_status = 'approved'
        and coalesce(publicity_ended_on, cast(decided_at as date)) <= {{ as_of() }}
),

shown as (
    select record_id, uscc, 'penalty' as record_type, document_no as record_no
    from {{ ref('fct_penalty') }}
    union all
    select record_id, uscc, 'dishonest_listing' as record_type, listing_no as record_no
    from {{ ref('fct_dishonest_listing') }}
    union all
    select record_id, uscc, 'abnormal_listing' as record_type, document_no as record_no
    from {{ ref('fct_abnormal_listing') }}
    union all
    select record_id, uscc, 'dishonest_listing' as record_type, listing_no as record_no
    from {{ ref('fct_joint_case') }}
    where case_kind = 'sanction'
)

select 'repaired' as rule, shown.record_type, shown.record_id
from shown
inner join repaired
    on
        shown.uscc = repaired.uscc
        and shown.record_type = repaired.target_type
        and shown.record_no = repaired.target_record_no
union all
select 'expired' as rule, 'penalty' as record_type, record_id
from {{ ref('fct_penalty') }}
where publish_until < {{ as_of() }}
union all
select 'expired' as rule, 'dishonest_listing' as record_type, record_id
from {{ ref('fct_dishonest_listing') }}
where publish_until < {{ as_of() }}
union all
select 'not public' as rule, 'commitment' as record_type, record_id
from {{ ref('fct_commitment') }}
where publicity = 'not_public' or party_type = 'natural_person'
union all
select 'natural person' as rule, 'penalty' as record_type, record_id
from {{ ref('fct_penalty') }}
where party_type = 'natural_person'
union all
select 'natural person' as rule, 'licence' as record_type, record_id
from {{ ref('fct_licence') }}
where party_type = 'natural_person'
union all
select 'withdrawn later' as rule, record_type, cast(event_id as string) as record_id
from {{ ref('fct_withdrawn_event') }}
where withdrawn_on > greatest(decided_on, {{ as_of() }})
