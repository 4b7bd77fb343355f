-- Records that are shown or used although their repair was approved: there must be none.
-- grain:  one row per used_in, record_id
-- units:  none
-- params: district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[], department_codes text[]
-- source: fct_repair_in_use
select
    used_in,
    record_id,
    uscc,
    subject_name,
    document_no,
    department_code,
    district_code
from fct_repair_in_use
where
    true
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    and (len($department_codes) = 0 or department_code in $department_codes)
order by used_in, record_id
