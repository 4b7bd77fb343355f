-- Subjects of one risk tier that have a certain grade in another scheme.
-- grain:  one row per uscc
-- units:  peer_percentile = 0-1
-- params: scheme text, grade text, tier text, district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[]
-- source: fct_grade, fct_score
-- On the build's day. Both grades stand side by side; none is converted into the other.
select
    g.uscc,
    g.subject_name,
    g.risk_tier,
    g.scheme_code,
    g.grade_code,
    g.evaluated_on,
    f.score,
    coalesce(f.direct_rule_id, f.main_indicator_id) as reason_code,
    f.peer_percentile,
    g.district_code,
    g.industry_section,
    g.industry_division,
    g.subject_type
from fct_grade as g
left join fct_score as f on g.uscc = f.uscc
where
    g.scheme_code = $scheme
    and g.grade_code = $grade
    and g.risk_tier = $tier
    and (len($district_codes) = 0 or list_contains($district_codes, g.district_code))
    and (
        len($industry_sections) = 0
        or list_contains($industry_sections, g.industry_section)
    )
    and (len($subject_types) = 0 or list_contains($subject_types, g.subject_type))
    and (len($risk_tiers) = 0 or list_contains($risk_tiers, g.risk_tier))
order by f.score nulls last, g.uscc
