-- Tiers of subjects in operation by what they are.
-- grain:  one row per group_kind, group_code, risk_tier
-- units:  subject_count = subjects
-- params: district_codes text[]
-- source: agg_tier_group
select
    group_kind,
    group_code,
    risk_tier,
    cast(sum(subject_count) as bigint) as subject_count
from agg_tier_group
where len($district_codes) = 0 or list_contains($district_codes, district_code)
group by group_kind, group_code, risk_tier
order by group_kind, group_code, risk_tier
