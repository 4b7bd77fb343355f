-- Penalties, listings and broken commitments that could ever be used, withdrawn ones included.
-- grain: one row per indicator_id, record_id
select
    uscc,
    'SU01' as indicator_id,
    if(
        {{ lists_any('penalty_categories', ['revoke_licence']) }},
        'licence_revoked', lawful_severity_class
    ) as severity,
    'penalty' as record_type,
    record_id,
    cast(null as string) as related_uscc,
    decided_on as happened_on,
    greatest(decided_on, reported_on) as known_on,
    withdrawn_on as ended_on,
    verdict = 'lawful' as is_lawful,
    has_pending_objection,
    repairable_from
from {{ ref('judged_penalties') }}
where {{ was_usable() }}
{%- for indicator_id, (record_type, model) in {
    'SU03': ('abnormal_listing', 'judged_abnormal_listings'),
    'SU04': ('dishonest_listing', 'judged_dishonest_listings'),
}.items() %}
union all
select
    uscc,
    '{{ indicator_id }}' as indicator_id,
    'listed' as severity,
    '{{ record_type }}' as record_type,
    record_id,
    cast(null as string) as related_uscc,
    listed_on as happened_on,
    greatest(listed_on, reported_on) as known_on,
    withdrawn_on as ended_on,
    verdict = 'lawful' as is_lawful,
    has_pending_objection,
    listed_on as repairable_from
from {{ ref(model) }}
where {{ was_usable() }}
{%- endfor %}
union all
select
    uscc,
    'SU05' as indicator_id,
    fulfilment_status as severity,
    'commitment' as record_type,
    record_id,
    cast(null as string) as related_uscc,
    coalesce(confirmed_on, made_on) as happened_on,
    greatest(coalesce(confirmed_on, made_on), reported_on) as known_on,
    withdrawn_on as ended_on,
    verdict = 'lawful' as is_lawful,
    has_pending_objection,
    coalesce(confirmed_on, made_on) as repairable_from
from {{ ref('judged_commitments') }}
where fulfilment_status in ('unfulfilled', 'partly_fulfilled') and {{ was_usable() }}
