-- The risk tier of each subject at each of the last 36 month ends, as one letter a month.
-- grain: one row per uscc
-- The last letter is of the build's day. '-': not in operation, 'u': not rated. A question about
-- two months reads two letters and joins nothing.
with first_look as (
    select min(period) as period from {{ ref('scoring_month') }}
),

span as (
    select
        held.uscc,
        held.district_code,
        held.industry_section,
        held.subject_type,
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
)

select
    uscc,
    district_code,
    industry_section,
    subject_type,
    cast(concat(
        repeat('-', min(from_look)),
        string_agg(repeat(letter, before_look - from_look), '' order by started_on),
        repeat('-', 36 - max(before_look))
    ) as varchar(36)) as tier_path
from span
group by uscc, district_code, industry_section, subject_type
having sum(before_look - from_look) > 0
order by district_code, uscc
