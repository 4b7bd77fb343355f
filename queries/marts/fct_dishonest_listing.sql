-- Serious dishonesty listings in force as of the day of the build.
-- grain: one row per record_id
select
    record.record_id,
    record.uscc,
    {{ subject_dimensions() }},
    record.party_type,
    record.listing_no,
    record.list_code,
    record.reason,
    record.legal_basis,
    record.authority_name,
    record.department_code,
    record.listed_on,
    record.publish_until,
    record.has_pending_objection,
    record.reported_on,
    record.source_file,
    record.source_line
from {{ ref('lawful_dishonest_listings') }} as record
left join {{ ref('dim_subject') }} as subject on record.uscc = subject.uscc
order by district_code, record.uscc, record.listed_on, record.record_id
