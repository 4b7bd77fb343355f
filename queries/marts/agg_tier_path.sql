-- Numbers of subjects by their risk tiers at the last 36 month ends, for moves between any two.
-- grain: one row per combination of all columns but subject_count
select
    district_code,
    industry_section,
    subject_type,
    tier_path,
    count(*) as subject_count
from {{ ref('fct_tier_path') }}
group by district_code, industry_section, subject_type, tier_path
order by district_code, industry_section, subject_type, tier_path
