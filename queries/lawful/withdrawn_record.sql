-- The keys of records that may no longer be used, so that procedures about them can be told
-- without naming them. Decisions about a record count also when it is not in the files.
-- grain: one row per subject_key, record_type, document_key
{{ config(materialized='table') }}
{% set numbers = {
    'penalties': 'document_no',
    'licences': 'document_no',
    'commitments': 'commitment_no',
    'dishonest_listings': 'listing_no',
    'abnormal_listings': 'document_no',
} %}
{% for table, number in numbers.items() %}
{% for subject_key in ['record.uscc', name_key('record')] %}
select
    {{ subject_key }} as subject_key,
    '{{ judged_facts()[table] | replace("fct_", "") }}' as record_type,
    {{ document_key('record.' ~ number) }} as document_key
from {{ unlawful(table) }} as record
where
    record.verdict not in ('lawful', 'natural_person', 'minor')
    and record.{{ number }} is not null
    and {{ subject_key }} is not null
union
{% endfor %}
{% endfor %}
select
    subject_key,
    record_type,
    document_key
from {{ ref('record_effect') }}
where least(repaired_on, upheld_on) <= {{ as_of() }}
