-- Subjects whose risk tiers at two month ends make one of the moves asked for.
-- grain:  one row per uscc
-- units:  peer_percentile = 0-1
-- params: moved_from date, moved_to date (first days of the months), moves text[] (as 'A-C'),
--         district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[] (in moved_to)
-- source: fct_tier_path, dim_month, dim_subject, fct_score
-- Registered in between: 'new' before; left in between: 'left' after. Score, reason and
-- percentile are those of the build's day.
with look as (
    select
        datediff('month', max(period), $moved_from) + 36 as old_look,
        datediff('month', max(period), $moved_to) + 36 as new_look
    from dim_month
),

moved as (
    select
        p.uscc,
        substr(p.tier_path, look.old_look, 1) as old_letter,
        substr(p.tier_path, look.new_look, 1) as new_letter,
        case old_letter when '-' then 'new' when 'u' then 'unrated' else old_letter end
            as tier_before,
        case new_letter when '-' then 'left' when 'u' then 'unrated' else new_letter end
            as tier_after
    from fct_tier_path as p
    cross join look
    where
        not (old_letter = '-' and new_letter = '-')
        and list_contains($moves, concat(tier_before, '-', tier_after))
        and (len($risk_tiers) = 0 or list_contains($risk_tiers, tier_after))
        and (
            len($district_codes) = 0 or list_contains($district_codes, district_code)
        )
        and (
            len($industry_sections) = 0
            or list_contains($industry_sections, industry_section)
        )
        and (len($subject_types) = 0 or list_contains($subject_types, subject_type))
)

select
    m.uscc, s.subject_name, m.tier_before, m.tier_after,
    f.score, coalesce(f.direct_rule_id, f.main_indicator_id) as reason_code,
    f.peer_percentile,
    s.district_code, s.industry_section, s.industry_division, s.subject_type
from moved as m
inner join dim_subject as s on m.uscc = s.uscc
left join fct_score as f on m.uscc = f.uscc
order by f.score nulls last, m.uscc
