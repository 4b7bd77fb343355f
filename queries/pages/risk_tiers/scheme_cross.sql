-- Which grade of another scheme do the subjects of each risk tier have?
-- grain:  one row per risk_tier, grade_code
-- units:  subject_count = subjects
-- params: scheme text, district_codes text[], industry_sections text[],
--         subject_types text[], risk_tiers text[]
-- source: fct_grade
-- On the build's day. Both grades stand side by side; none is converted into the other.
-- From the best grade to the worst; the list holds the grades of all schemes in one order.
select
    risk_tier,
    grade_code,
    count(*) as subject_count
from fct_grade
where
    scheme_code = $scheme
    and (len($district_codes) = 0 or district_code = any($district_codes))
    and (len($industry_sections) = 0 or industry_section = any($industry_sections))
    and (len($subject_types) = 0 or subject_type = any($subject_types))
    and (len($risk_tiers) = 0 or risk_tier = any($risk_tiers))
group by risk_tier, grade_code
order by
    list_position(
        ['A', 'B', 'M', 'C', 'D', '优', '良', '低', '中', '差', '高'], grade_code
    ) nulls last,
    grade_code, risk_tier
