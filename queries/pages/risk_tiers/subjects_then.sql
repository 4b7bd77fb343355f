-- Active subjects at the end of a past period with the risk tier and the score they had.
-- grain:  one row per uscc
-- units:  none
-- params: period_end date (exclusive), as_of date, district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[]
-- source: fct_standing
-- started_on is the day from which the tier held. The reason is known for the build's day only.
select
    uscc,
    subject_name,
    risk_tier,
    score,
    started_on,
    district_code,
    industry_section,
    industry_division,
    subject_type
from fct_standing
where
    held_from <= least($period_end - 1, $as_of)
    and (held_before is null or held_before > least($period_end - 1, $as_of))
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
order by score nulls last, uscc
