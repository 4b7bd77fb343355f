-- Every subject with the days between which it is scored: in operation, and not yet left.
-- grain: one row per uscc
-- A subject that is no longer in operation left on the day its status changed; without that day
-- nothing says when it was there.
select
    uscc,
    record_id,
    subject_type,
    subject_status,
    {{ in_operation() }} as is_active,
    registered_on,
    status_changed_on,
    if({{ in_operation() }}, null, status_changed_on) as left_on,
    last_annual_report_year,
    address,
    legal_representative_id_hash,
    reported_on,
    substr(industry_code, 2, 2) as industry_division
from {{ ref('stg_subjects') }}
where subject_status in ('active', 'suspended') or status_changed_on is not null
