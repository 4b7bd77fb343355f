-- Commitments that each district still needs to reach the target, and where its pace leads.
-- grain:  one row per district_code
-- units:  subject_count = subjects; reached_count, missing_count, monthly_gain, extra_count,
--         needed_monthly = commitments; reached_ratio, expected_ratio = per enterprise;
--         months_to_target = months
-- params: base_types text[], with_kept boolean, target double, months_left integer,
--         district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[]
-- source: agg_commitment_pace
-- extra_count is what the pace of the last three complete months leaves open after so many months,
-- subjects growing at theirs. months_to_target is null where that pace never reaches the target.
with now as (
    select
        district_code,
        sum(subject_count) as subjects,
        sum(subject_gain) as subject_gain,
        sum(commitment_count + if($with_kept, fulfilled_count, 0)) as reached,
        sum(commitment_gain + if($with_kept, fulfilled_gain, 0)) as gain
    from agg_commitment_pace
    where
        subject_type in $base_types
        and (len($district_codes) = 0 or district_code in $district_codes)
        and (len($industry_sections) = 0 or industry_section in $industry_sections)
        and (len($subject_types) = 0 or subject_type in $subject_types)
        and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    group by district_code
),

ahead as (
    select
        *,
        greatest(0, 3 * subjects + subject_gain * $months_left) as subjects_then,
        3 * reached + gain * $months_left as reached_then,
        gain - $target * subject_gain as closing
    from now
)

select
    district_code,
    cast(subjects as bigint) as subject_count,
    cast(reached as bigint) as reached_count,
    reached / nullif(subjects, 0) as reached_ratio,
    cast(greatest(0, ceil($target * subjects - reached)) as bigint) as missing_count,
    gain / 3.0 as monthly_gain,
    reached_then / nullif(subjects_then, 0) as expected_ratio,
    greatest(
        0, cast(ceil(($target * subjects_then - reached_then) / 3.0) as bigint)
    ) as extra_count,
    greatest(
        0, ($target * subjects_then - 3 * reached) / 3.0 / $months_left
    ) as needed_monthly,
    case
        when reached >= $target * subjects then 0
        when closing > 0
            then cast(ceil(3 * ($target * subjects - reached) / closing) as bigint)
    end as months_to_target
from ahead
order by district_code
