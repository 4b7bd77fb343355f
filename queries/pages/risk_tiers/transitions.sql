-- From which risk tier to which did subjects move between two month ends?
-- grain:  one row per tier_before, tier_after
-- units:  subject_count = subjects
-- params: moved_from date, moved_to date (first days of the months), as_of date,
--         district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[] (in moved_to)
-- source: agg_tier_path
-- Registered in between: 'new' before; left in between: 'left' after. The path ends with as_of.
with lettered as (
    select
        substr(tier_path, datediff('month', $as_of, $moved_from) + 36, 1) as old_letter,
        substr(tier_path, datediff('month', $as_of, $moved_to) + 36, 1)
            as new_letter,
        sum(subject_count) as subject_count
    from agg_tier_path
    where
        (len($district_codes) = 0 or district_code in $district_codes)
        and (len($industry_sections) = 0 or industry_section in $industry_sections)
        and (len($subject_types) = 0 or subject_type in $subject_types)
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
    and (len($risk_tiers) = 0 or tier_after in $risk_tiers)
order by tier_before, tier_after
