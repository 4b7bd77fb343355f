-- What put subjects into their risk tier, on the build's day?
-- grain:  one row per reason_code, risk_tier
-- units:  subject_count = subjects
-- params: higher_tiers text[], district_codes text[], industry_sections text[],
--         subject_types text[]
-- source: agg_tier_reason
-- 'none': nothing was deducted, as a delivered grade can have it.
select
    coalesce(reason_code, 'none') as reason_code,
    risk_tier,
    cast(sum(subject_count) as bigint) as subject_count
from agg_tier_reason
where
    list_contains($higher_tiers, risk_tier)
    and (len($district_codes) = 0 or list_contains($district_codes, district_code))
    and (
        len($industry_sections) = 0
        or list_contains($industry_sections, industry_section)
    )
    and (len($subject_types) = 0 or list_contains($subject_types, subject_type))
group by coalesce(reason_code, 'none'), risk_tier
order by reason_code, risk_tier
