-- Subjects in operation at the end of the period, and whether a commitment of theirs is in force.
-- grain:  one row per uscc
-- units:  none
-- params: base_types text[], cover text, as_of date, period_end date (exclusive),
--         district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[]
-- source: dim_subject, fct_commitment_state
-- `cover` is covered, uncovered, or anything else for all.
with covered as (
    select distinct uscc
    from fct_commitment_state
    where
        is_of_subject
        and made_on <= least($period_end - 1, $as_of)
        and coalesce(valid_to >= least($period_end - 1, $as_of), true)
)

select
    s.uscc,
    s.subject_name,
    c.uscc is not null as is_covered,
    s.subject_type,
    s.risk_tier,
    s.district_code,
    s.industry_section,
    s.industry_division,
    s.registered_on,
    s.subject_status
from dim_subject as s
left join covered as c on s.uscc = c.uscc
where
    s.registered_on <= least($period_end - 1, $as_of)
    and (s.is_active or s.status_changed_on > least($period_end - 1, $as_of))
    and s.subject_type in $base_types
    and case $cover
        when 'covered' then c.uscc is not null
        when 'uncovered' then c.uscc is null
        else true
    end
    and (len($district_codes) = 0 or s.district_code in $district_codes)
    and (len($industry_sections) = 0 or s.industry_section in $industry_sections)
    and (len($subject_types) = 0 or s.subject_type in $subject_types)
    and (len($risk_tiers) = 0 or s.risk_tier in $risk_tiers)
order by s.district_code, s.uscc
