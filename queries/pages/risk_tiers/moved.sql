-- Subjects whose risk tiers on two days make one of the moves asked for.
-- grain:  one row per uscc
-- units:  peer_percentile = 0-1
-- params: moved_from date, moved_to date (both days looked at), moves text[] (as 'A-C'),
--         district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[] (on moved_to)
-- source: fct_tier_interval, dim_subject, fct_score
-- Registered in between: 'new' before; left in between: 'left' after. moved_on is the day the
-- later state began. Score, reason and percentile are of the build's day.
with covering as (
    select
        uscc,
        risk_tier,
        started_on,
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
        coalesce(old.uscc, recent.uscc) as uscc,
        coalesce(old.risk_tier, 'new') as tier_before,
        coalesce(recent.risk_tier, 'left') as tier_after,
        recent.started_on
    from old
    full join recent on old.uscc = recent.uscc
    union all
    select uscc, risk_tier as tier_before, risk_tier as tier_after, started_on
    from covering
    where is_before and is_after
)

select
    m.uscc, s.subject_name, m.tier_before, m.tier_after,
    coalesce(m.started_on, s.status_changed_on) as moved_on,
    f.score, coalesce(f.direct_rule_id, f.main_indicator_id) as reason_code,
    f.peer_percentile,
    s.district_code, s.industry_section, s.industry_division, s.subject_type
from moved as m
inner join dim_subject as s on m.uscc = s.uscc
left join fct_score as f on m.uscc = f.uscc
where
    concat(m.tier_before, '-', m.tier_after) = any($moves)
    and (len($risk_tiers) = 0 or m.tier_after = any($risk_tiers))
order by f.score nulls last, m.uscc
