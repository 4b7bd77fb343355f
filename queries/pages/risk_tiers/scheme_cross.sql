-- Which grade of another scheme do the subjects of each risk tier have?
-- grain:  one row per risk_tier, grade_code
-- units:  subject_count = subjects
-- params: scheme text, district_codes text[], industry_sections text[],
--         subject_types text[], risk_tiers text[]
-- source: agg_grade
-- On the build's day. Both grades stand side by side; none is converted into the other.
-- From the best grade to the worst; the list holds the grades of all schemes in one order.
select
    risk_tier,
    grade_code,
    cast(sum(subject_count) as bigint) as subject_count
from agg_grade
where
    scheme_code = $scheme
    and (len($district_codes) = 0 or list_contains($district_codes, district_code))
    and (
        len($industry_sections) = 0
        or list_contains($industry_sections, industry_section)
    )
    and (len($subject_types) = 0 or list_contains($subject_types, subject_type))
    and (len($risk_tiers) = 0 or list_contains($risk_tiers, risk_tier))
group by risk_tier, grade_code
order by
    list_position(
        ['A', 'B', 'M', 'C', 'D', '优', '良', '低', '中', '差', '高'], grade_code
    ) nulls last,
    grade_code, risk_tier
