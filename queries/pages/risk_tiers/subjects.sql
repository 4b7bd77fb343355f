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
    (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    and (
        len($reason_codes) = 0
        or coalesce(direct_rule_id, main_indicator_id, 'none') in $reason_codes
    )
order by score, uscc
