-- Subjects in operation of one group, or of all when no group is named, in some tiers or all.
-- grain:  one row per uscc
-- units:  none
-- params: group_kind text (empty: all), group_code text, as_of date,
--         district_codes text[], risk_tiers text[]
-- source: dim_subject
-- Age in complete years on the day of the build.
with grouped as (
    select
        *,
        case $group_kind
            when 'subject_type' then subject_type
            when 'size_class' then coalesce(size_class, 'unknown')
            when 'district' then district_code
            when 'age' then
                case
                    when registered_on > cast($as_of - to_months(12) as date)
                        then 'under_1'
                    when registered_on > cast($as_of - to_months(36) as date)
                        then 'from_1_to_3'
                    when registered_on > cast($as_of - to_months(120) as date)
                        then 'from_3_to_10'
                    else 'over_10'
                end
        end as found_code
    from dim_subject
    where is_active
)

select
    uscc,
    subject_name,
    district_code,
    industry_division,
    subject_type,
    size_class,
    registered_on,
    risk_tier
from grouped
where
    ($group_kind = '' or found_code = $group_code)
    and (len($district_codes) = 0 or list_contains($district_codes, district_code))
    and (len($risk_tiers) = 0 or list_contains($risk_tiers, risk_tier))
order by uscc
