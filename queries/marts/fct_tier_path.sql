-- The risk tier of each subject at each of the last 36 month ends, as one letter a month, with
-- what a list of those who moved tells of them on the build's day.
-- grain: one row per uscc
-- The last letter is of the build's day. '-': not in operation, 'u': not rated. A question about
-- two months reads two letters and joins nothing. In the order of the list, so that its first
-- pages are read first.
with first_look as (
    select min(period) as period from {{ ref('scoring_month') }}
),

span as (
    select
        held.uscc,
        held.started_on,
        if(held.risk_tier = 'unrated', 'u', held.risk_tier) as letter,
        -- A month is looked at on its last day: a change within it is seen at its end.
        datediff('month', first_look.period, held.started_on) as started_look,
        datediff('month', first_look.period, held.ended_on) as ended_look,
        cast(least(greatest(started_look, 0), 36) as integer) as from_look,
        cast(least(greatest(coalesce(ended_look, 36), 0), 36) as integer) as before_look
    from {{ ref('fct_tier_interval') }} as held
    cross join first_look
    where held.started_on <= {{ as_of() }}
),

path as (
    select
        uscc,
        cast(concat(
            repeat('-', min(from_look)),
            string_agg(repeat(letter, before_look - from_look), '' order by started_on),
            repeat('-', 36 - max(before_look))
        ) as varchar(36)) as tier_path
    from span
    group by uscc
    having sum(before_look - from_look) > 0
)

select
    path.uscc,
    subject.subject_name,
    subject.district_code,
    subject.industry_section,
    subject.industry_division,
    subject.subject_type,
    path.tier_path,
    scored.score,
    coalesce(scored.direct_rule_id, scored.main_indicator_id) as reason_code,
    scored.peer_percentile
from path
inner join {{ ref('dim_subject') }} as subject on path.uscc = subject.uscc
left join {{ ref('fct_score') }} as scored on path.uscc = scored.uscc
order by scored.score nulls last, path.uscc
