-- The keys of records that may no longer be used, so that procedures about them can be told
-- without naming them. Stays inside this layer.
-- grain: one row per uscc, record_type, document_key
{{ config(materialized='table') }}
select
    uscc,
    'penalty' as record_type,
    {{ document_key('document_no') }} as document_key
from {{ ref('judged_penalties') }}
where verdict <> 'lawful' and uscc is not null
union
select
    uscc,
    'dishonest_listing' as record_type,
    {{ document_key('listing_no') }} as document_key
from {{ ref('judged_dishonest_listings') }}
where verdict <> 'lawful' and uscc is not null
union
select
    uscc,
    'abnormal_listing' as record_type,
    {{ document_key('document_no') }} as document_key
from {{ ref('judged_abnormal_listings') }}
where verdict <> 'lawful' and document_no is not null
union
select
    uscc,
    'licence' as record_type,
    {{ document_key('document_no') }} as document_key
from {{ ref('judged_licences') }}
where verdict <> 'lawful' and uscc is not null
union
select
    uscc,
    'commitment' as record_type,
    {{ document_key('commitment_no') }} as document_key
from {{ ref('judged_commitments') }}
where verdict <> 'lawful' and uscc is not null
