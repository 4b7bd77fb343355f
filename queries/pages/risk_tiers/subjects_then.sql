-- Active subjects at the end of a past period with the risk tier and the score they had.
-- grain:  one row per uscc
-- units:  none
-- params: period_end date (exclusive), as_of date, district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[]
-- source: fct_tier_interval, fct_score_interval, dim_subject
-- started_on is the day from which the tier held. The reason is known for the build's day only.
select
    t.uscc,
    s.subject_name,
    t.risk_tier,
    i.score,
    t.started_on,
    t.district_code,
    t.industry_section,
    s.industry_division,
    t.subject_type
from fct_tier_interval as t
inner join dim_subject as s on t.uscc = s.uscc
left join fct_score_interval as i
    on
        t.uscc = i.uscc
        and i.started_on <= least($period_end - 1, $as_of)
        and (i.ended_on is null or i.ended_on > least($period_end - 1, $as_of))
where
    t.started_on <= least($period_end - 1, $as_of)
    and (t.ended_on is null or t.ended_on > least($period_end - 1, $as_of))
    and (len($district_codes) = 0 or list_contains($district_codes, t.district_code))
    and (
        len($industry_sections) = 0
        or list_contains($industry_sections, t.industry_section)
    )
    and (len($subject_types) = 0 or list_contains($subject_types, t.subject_type))
    and (len($risk_tiers) = 0 or list_contains($risk_tiers, t.risk_tier))
order by i.score nulls last, t.uscc
