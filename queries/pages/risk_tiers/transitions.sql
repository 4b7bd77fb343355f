-- From which risk tier to which did subjects move between two days?
-- grain:  one row per tier_before, tier_after
-- units:  subject_count = subjects
-- params: moved_from date, moved_to date (both days looked at), district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[] (on moved_to)
-- source: fct_tier_interval
-- Registered in between: 'new' before; left in between: 'left' after. An interval that covers
-- both days needs no counterpart, so that only what changed is joined.
with covering as (
    select
        uscc,
        risk_tier,
        started_on <= $moved_from as is_before,
        ended_on is null or ended_on > $moved_to as is_after
    from fct_tier_interval
    where
        started_on <= $moved_to
        and (ended_on is null or ended_on > $moved_from)
        and (len($district_codes) = 0 or district_code = any($district_codes))
        and (len($industry_sections) = 0 or industry_section = any($industry_sections))
        and (len($subject_types) = 0 or subject_type = any($subject_types))
),

old as (select * from covering where is_before and not is_after),

recent as (select * from covering where is_after and not is_before),

moved as (
    select
        coalesce(old.risk_tier, 'new') as tier_before,
        coalesce(recent.risk_tier, 'left') as tier_after
    from old
    full join recent on old.uscc = recent.uscc
    union all
    select
        risk_tier as tier_before,
        risk_tier as tier_after
    from covering
    where is_before and is_after
)

select
    tier_before,
    tier_after,
    count(*) as subject_count
from moved
where len($risk_tiers) = 0 or tier_after = any($risk_tiers)
group by tier_before, tier_after
order by tier_before, tier_after
