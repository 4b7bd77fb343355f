-- The keys of records that may no longer be used, so that procedures about them can be told
-- without naming them. Decisions about a record count also when it is not in the files.
-- grain: one row per uscc, record_type, document_key
{{ config(materialized='table') }}
{% set numbers = {
    'penalties': 'document_no',
    'licences': 'document_no',
    'commitments': 'commitment_no',
    'dishonest_listings': 'listing_no',
    'abnormal_listings': 'document_no',
} %}
{% for table, number in numbers.items() %}
select
    uscc,
    '{{ judged_facts()[table] | replace("fct_", "") }}' as record_type,
    {{ document_key(number) }} as document_key
from {{ ref('judged_' ~ table) }}
where verdict <> 'lawful' and uscc is not null and {{ number }} is not null
union
{% endfor %}
select
    uscc,
    record_type,
    document_key
from {{ ref('record_effect') }}
where least(repaired_on, upheld_on) <= {{ as_of() }}
