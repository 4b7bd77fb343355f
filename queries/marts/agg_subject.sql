-- Numbers of subjects by everything the global filters and the overview ask for.
-- grain: one row per combination of all columns but subject_count
select
    district_code,
    town_code,
    functional_zone_code,
    industry_section,
    industry_division,
    subject_type,
    risk_tier,
    is_active,
    is_dishonest,
    is_abnormal,
    count(*) as subject_count
from {{ ref('dim_subject') }}
group by
    district_code,
    town_code,
    functional_zone_code,
    industry_section,
    industry_division,
    subject_type,
    risk_tier,
    is_active,
    is_dishonest,
    is_abnormal
order by district_code, town_code, industry_division, subject_type, risk_tier
