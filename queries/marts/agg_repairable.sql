-- Penalties in use by whether their subject may ask for repair.
-- grain: one row per combination of all columns but record_count
select
    repair_eligibility,
    district_code,
    industry_section,
    subject_type,
    risk_tier,
    department_code,
    severity_class,
    count(*) as record_count
from {{ ref('fct_repairable') }}
group by
    repair_eligibility, district_code, industry_section, subject_type, risk_tier,
    department_code, severity_class
order by
    repair_eligibility, district_code, department_code, severity_class, subject_type,
    industry_section, risk_tier
