-- Penalties in use by whether their subject may ask for repair, those possible longest first.
-- grain:  one row per record_id
-- units:  none
-- params: eligibilities text[], severity_classes text[], district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[],
--         department_codes text[]
-- source: fct_repairable
select
    record_id,
    uscc,
    subject_name,
    district_code,
    department_code,
    document_no,
    severity_class,
    decided_on,
    fulfilled_on,
    repairable_from,
    publish_until,
    is_repair_notice_delivered,
    repair_eligibility
from fct_repairable
where
    (len($eligibilities) = 0 or repair_eligibility in $eligibilities)
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    and (len($severity_classes) = 0 or severity_class in $severity_classes)
    and (len($department_codes) = 0 or department_code in $department_codes)
order by repairable_from, record_id
