-- What put subjects into their tier: the direct rule, else the indicator that deducts most.
-- grain: one row per combination of all columns but subject_count
select
    district_code,
    industry_section,
    subject_type,
    risk_tier,
    coalesce(direct_rule_id, main_indicator_id) as reason_code,
    count(*) as subject_count
from {{ ref('fct_score') }}
group by
    district_code,
    industry_section,
    subject_type,
    risk_tier,
    coalesce(direct_rule_id, main_indicator_id)
order by district_code, industry_section, subject_type, risk_tier, reason_code
