-- Records that are shown although their repair was approved: there must be none.
-- grain: one row per used_in, record_id
select
    used_in,
    record_id,
    uscc,
    subject_name,
    document_no,
    department_code,
    district_code,
    industry_section,
    subject_type,
    risk_tier
from {{ ref('repaired_in_use') }}
order by used_in, record_id
