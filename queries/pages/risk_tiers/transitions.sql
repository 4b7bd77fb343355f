-- From which risk tier to which did subjects move between two month ends?
-- grain:  one row per tier_before, tier_after
-- units:  subject_count = subjects
-- params: moved_from date, moved_to date (first days of the months), district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[] (in moved_to)
-- source: agg_tier_path, dim_month
-- Registered in between: 'new' before; left in between: 'left' after.
with look as (
    select
        datediff('month', max(period), $moved_from) + 36 as old_look,
        datediff('month', max(period), $moved_to) + 36 as new_look
    from dim_month
),

lettered as (
    select
        substr(p.tier_path, look.old_look, 1) as old_letter,
        substr(p.tier_path, look.new_look, 1) as new_letter,
        sum(p.subject_count) as subject_count
    from agg_tier_path as p
    cross join look
    where
        (len($district_codes) = 0 or list_contains($district_codes, district_code))
        and (
            len($industry_sections) = 0
            or list_contains($industry_sections, industry_section)
        )
        and (len($subject_types) = 0 or list_contains($subject_types, subject_type))
    group by old_letter, new_letter
)

select
    case old_letter when '-' then 'new' when 'u' then 'unrated' else old_letter end
        as tier_before,
    case new_letter when '-' then 'left' when 'u' then 'unrated' else new_letter end
        as tier_after,
    cast(subject_count as bigint) as subject_count
from lettered
where
    not (old_letter = '-' and new_letter = '-')
    and (len($risk_tiers) = 0 or list_contains($risk_tiers, tier_after))
order by tier_before, tier_after
