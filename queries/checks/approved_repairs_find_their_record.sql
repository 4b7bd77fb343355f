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
with known as (
    {% for table, number in numbers.items() %}
    select distinct
        uscc,
        '{{ judged_facts()[table] | replace("fct_", "") }}' as record_type,
        {{ document_key(number) }} as document_key
    from {{ ref('stg_' ~ table) }}
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
)

select
    application.record_id,
    application.target_type,
    application.target_record_no
from {{ ref('stg_repair_applications') }} as application
left join known
    on
        application.uscc = known.uscc
        and application.target_type = known.record_type
        and {{ document_key('application.target_record_no') }} = known.document_key
where
    application.repair_status = 'approved'
    and application.target_type <> 'other'
    and known.uscc is null
