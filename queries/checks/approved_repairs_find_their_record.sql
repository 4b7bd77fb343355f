-- An approved repair whose record is nowhere: the record may be older than the files, or its
-- number is written differently and it is still shown. People have to look at it.
{{ config(severity='warn') }}
{% set numbers = {
    'penalties': 'document_no',
    'licences': 'document_no',
    'commitments': 'commitment_no',
    'dishonest_listings': 'listing_no',
    'abnormal_listings': 'document_no',
} %}
with approved as (
    select
        record_id,
        uscc,
        target_type,
        {{ document_key('target_record_no') }} as document_key
    from {{ ref('stg_repair_applications') }}
    where repair_status = 'approved' and target_type <> 'other'
),

known as (
    {% for table, number in numbers.items() %}
    select distinct
        uscc,
        '{{ judged_facts()[table] | replace("fct_", "") }}' as record_type,
        {{ document_key(number) }} as document_key
    from {{ ref('stg_' ~ table) }}
    where uscc in (select approved.uscc from approved)
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
)

select
    approved.record_id,
    approved.target_type,
    approved.document_key
from approved
left join known
    on
        approved.uscc = known.uscc
        and approved.target_type = known.record_type
        and approved.document_key = known.document_key
where known.uscc is null
