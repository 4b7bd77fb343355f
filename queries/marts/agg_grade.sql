-- Numbers of subjects in operation by their grade in each scheme and their risk tier.
-- grain: one row per combination of all columns but subject_count
select
    scheme_code,
    grade_code,
    risk_tier,
    district_code,
    industry_section,
    subject_type,
    count(*) as subject_count
from {{ ref('fct_grade') }}
group by
    scheme_code, grade_code, risk_tier, district_code, industry_section, subject_type
order by
    scheme_code, grade_code, risk_tier, district_code, industry_section, subject_type
