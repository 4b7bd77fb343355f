-- Risk tier and score of each subject side by side, from when until when both held.
-- grain: one row per uscc, held_from
-- Half-open; only what held on a month's last day or on the build's day. started_on: of the tier.
-- score: null before the first look. In the order of the list, so that its first pages are read
-- first.
{% set begin = "cast('0001-01-01' as date)" %}
with scored as (
    select uscc, score, started_on, ended_on
    from {{ ref('fct_score_interval') }}
    union all
    select
        uscc, null as score, {{ begin }} as started_on, min(started_on) as ended_on
    from {{ ref('fct_score_interval') }}
    group by uscc
    union all
    select uscc, null as score, max(ended_on) as started_on, null as ended_on
    from {{ ref('fct_score_interval') }}
    group by uscc
    having count(ended_on) = count(*)
),

together as (
    select
        held.uscc,
        held.risk_tier,
        held.started_on,
        scored.score,
        greatest(held.started_on, scored.started_on) as held_from,
        -- The earlier one; a null end is no end and is passed over.
        least(held.ended_on, scored.ended_on) as held_before
    from {{ ref('fct_tier_interval') }} as held
    left join scored
        on
            held.uscc = scored.uscc
            and held.started_on < coalesce(scored.ended_on, cast('9999-12-31' as date))
            and scored.started_on < coalesce(held.ended_on, cast('9999-12-31' as date))
)

select
    together.uscc,
    subject.subject_name,
    subject.district_code,
    subject.industry_section,
    subject.industry_division,
    subject.subject_type,
    together.risk_tier,
    together.score,
    together.started_on,
    together.held_from,
    together.held_before
from together
inner join {{ ref('dim_subject') }} as subject on together.uscc = subject.uscc
where
    together.held_before is null
    or last_day(together.held_from) < together.held_before
    or {{ as_of() }} between together.held_from and together.held_before - 1
order by together.score nulls last, together.uscc, together.held_from
