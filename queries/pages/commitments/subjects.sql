-- Subjects in operation at the end of the period, and whether a commitment of theirs is in force.
-- grain:  one row per uscc
-- units:  none
-- params: base_types text[], cover text, as_of date, period_end date (exclusive),
--         district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[]
-- source: fct_commitment_cover
-- `cover` is covered, uncovered, or anything else for all.
select
    uscc,
    subject_name,
    is_covered,
    subject_type,
    risk_tier,
    district_code,
    industry_section,
    industry_division,
    registered_on,
    subject_status
from fct_commitment_cover
where
    started_on <= least($period_end - 1, $as_of)
    and (ended_on is null or ended_on > least($period_end - 1, $as_of))
    and subject_type in $base_types
    and case $cover
        when 'covered' then is_covered
        when 'uncovered' then not is_covered
        else true
    end
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
order by district_code, uscc
