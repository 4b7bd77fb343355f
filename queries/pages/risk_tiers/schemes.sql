-- The grading schemes, and how many active subjects have a grade in each.
-- grain:  one row per scheme_code
-- units:  subject_count = subjects
-- params: district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[]
-- source: dim_score_scheme, agg_grade
-- On the build's day; is_shown marks the scheme that pages call the risk tier.
with graded as (
    select
        scheme_code,
        cast(sum(subject_count) as bigint) as subject_count
    from agg_grade
    where
        (len($district_codes) = 0 or list_contains($district_codes, district_code))
        and (
            len($industry_sections) = 0
            or list_contains($industry_sections, industry_section)
        )
        and (len($subject_types) = 0 or list_contains($subject_types, subject_type))
        and (len($risk_tiers) = 0 or list_contains($risk_tiers, risk_tier))
    group by scheme_code
)

select
    s.scheme_code,
    s.sort_order,
    s.basis,
    s.is_shown,
    s.source,
    s.confidence,
    coalesce(g.subject_count, 0) as subject_count
from dim_score_scheme as s
left join graded as g on s.scheme_code = g.scheme_code
order by s.sort_order, s.scheme_code
