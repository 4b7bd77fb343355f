-- Active subjects on the build's day with score, main reason and place among their peers.
-- grain:  one row per uscc
-- units:  peer_percentile = 0-1; peer_count = subjects; contribution_count = records
-- params: reason_codes text[] (empty: all), district_codes text[], industry_sections text[],
--         subject_types text[], risk_tiers text[]
-- source: fct_score
-- The lowest scores first. A reason of 'none': nothing was deducted.
select
    uscc,
    subject_name,
    risk_tier,
    score,
    coalesce(direct_rule_id, main_indicator_id) as reason_code,
    peer_percentile,
    peer_count,
    contribution_count,
    has_pending_objection,
    district_code,
    industry_section,
    industry_division,
    subject_type
from fct_score
where
    (len($district_codes) = 0 or list_contains($district_codes, district_code))
    and (
        len($industry_sections) = 0
        or list_contains($industry_sections, industry_section)
    )
    and (len($subject_types) = 0 or list_contains($subject_types, subject_type))
    and (len($risk_tiers) = 0 or list_contains($risk_tiers, risk_tier))
    and (
        len($reason_codes) = 0
        or list_contains(
            $reason_codes, coalesce(direct_rule_id, main_indicator_id, 'none')
        )
    )
order by score, uscc
