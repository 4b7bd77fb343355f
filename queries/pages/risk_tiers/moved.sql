-- Subjects whose risk tiers at two month ends make one of the moves asked for.
-- grain:  one row per uscc
-- units:  peer_percentile = 0-1
-- params: moved_from date, moved_to date (first days of the months), moves text[] (letters of the
--         path, as 'AC'), as_of date, district_codes text[], industry_sections text[],
--         subject_types text[], risk_tiers text[] (in moved_to)
-- source: fct_tier_path
-- Registered in between: 'new' before; left in between: 'left' after. Score, reason and
-- percentile are those of the build's day.
select
    uscc,
    subject_name,
    case substr(tier_path, datediff('month', $as_of, $moved_from) + 36, 1)
        when '-' then 'new'
        when 'u' then 'unrated'
        else substr(tier_path, datediff('month', $as_of, $moved_from) + 36, 1)
    end as tier_before,
    case substr(tier_path, datediff('month', $as_of, $moved_to) + 36, 1)
        when '-' then 'left'
        when 'u' then 'unrated'
        else substr(tier_path, datediff('month', $as_of, $moved_to) + 36, 1)
    end as tier_after,
    score,
    reason_code,
    peer_percentile,
    district_code,
    industry_section,
    industry_division,
    subject_type
from fct_tier_path
where
    -- The months are known before a row is read: only letters are compared.
    concat(
        substr(tier_path, datediff('month', $as_of, $moved_from) + 36, 1),
        substr(tier_path, datediff('month', $as_of, $moved_to) + 36, 1)
    ) in $moves
    and (
        len($risk_tiers) = 0
        or case substr(tier_path, datediff('month', $as_of, $moved_to) + 36, 1)
            when 'u' then 'unrated'
            else substr(tier_path, datediff('month', $as_of, $moved_to) + 36, 1)
        end in $risk_tiers
    )
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
order by score nulls last, uscc
