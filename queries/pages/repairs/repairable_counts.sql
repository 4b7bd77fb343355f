-- Penalties in use by whether their subject may ask for repair.
-- grain:  one row per repair_eligibility
-- units:  record_count = records
-- params: severity_classes text[], district_codes text[], industry_sections text[],
--         subject_types text[], risk_tiers text[], department_codes text[]
-- source: agg_repairable
select
    repair_eligibility,
    sum(record_count) as record_count
from agg_repairable
where
    true
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    and (len($severity_classes) = 0 or severity_class in $severity_classes)
    and (len($department_codes) = 0 or department_code in $department_codes)
group by repair_eligibility
order by repair_eligibility
