-- Subjects of one risk tier that have a certain grade in another scheme.
-- grain:  one row per uscc
-- units:  peer_percentile = 0-1
-- params: scheme text, grade text, tier text, district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[]
-- source: fct_grade
-- On the build's day. Both grades stand side by side; none is converted into the other.
select
    uscc,
    subject_name,
    risk_tier,
    scheme_code,
    grade_code,
    evaluated_on,
    score,
    reason_code,
    peer_percentile,
    district_code,
    industry_section,
    industry_division,
    subject_type
from fct_grade
where
    scheme_code = $scheme
    and grade_code = $grade
    and risk_tier = $tier
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
order by score nulls last, uscc
