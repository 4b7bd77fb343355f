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
        concat('name:', subject_name) as name_key,
        target_type,
        {{ document_key('target_record_no') }} as document_key
    from {{ ref('stg_repair_applications') }}
    where repair_status = 'approved' and target_type <> 'other'
),

found as (
    {% for table, number in numbers.items() %}
    select approved.record_id
    from approved
    inner join {{ ref('stg_' ~ table) }} as record
        on
            approved.document_key = {{ document_key('record.' ~ number) }}
            and approved.target_type
            = '{{ judged_facts()[table] | replace("fct_", "") }}'
            and (
                approved.uscc = record.uscc
                or approved.name_key = {{ name_key('record') }}
            )
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
)

select
    approved.record_id,
    approved.target_type,
    approved.document_key
from approved
left join found on approved.record_id = found.record_id
where found.record_id is null
