-- Decisions that enter a subject on a serious dishonesty list, one row a listing, as landed.
-- grain: one row per accepted source row (listing_no)
select
    listing_no,
    list_code,
    subject_name,
    party_type,
    uscc,
    person_id,
    reason,
    legal_basis,
    authority_name,
    authority_uscc as department_code,
    listed_on,
    publish_until,
    removed_on,
    removal_reason,
    is_publishable,
    reported_on,
    record_id,
    source_file,
    source_sheet,
    source_line,
    warnings,
    reference_gaps
from {{ landing('dishonest_listings') }}
