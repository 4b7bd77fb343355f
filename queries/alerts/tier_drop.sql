-- A subject fell by several tiers from one look to the next, and has not risen again.
-- grain:  one row per member_code (uscc)
-- units:  value = tiers; record_count = looks
-- source: fct_score_interval, dim_alert_rule
with rule as (
    {{ alert_thresholds('tier_drop', ['warn', 'within_days']) }}
),

look as (
    select
        *,
        lag(grade_rank) over (partition by uscc order by started_on) as rank_before,
        lag(ended_on) over (partition by uscc order by started_on) as before_ended_on,
        last_value(grade_rank) over (
            partition by uscc order by started_on
            rows between unbounded preceding and unbounded following
        ) as rank_now,
        max(if(ended_on is null, 1, 0)) over (partition by uscc) = 1 as is_scored
    from {{ ref('fct_score_interval') }}
),

fall as (
    select
        look.*,
        row_number() over (partition by look.uscc order by look.started_on desc)
            as newest_first
    from look
    cross join rule
    where
        look.is_scored
        and look.before_ended_on = look.started_on
        and look.grade_rank - look.rank_before >= rule.warn
        and look.rank_now - look.rank_before >= rule.warn
        and look.started_on > {{ as_of() }} - cast(rule.within_days as integer)
)

select
    'subject' as member_kind,
    uscc as member_code,
    district_code,
    cast(null as varchar(18)) as department_code,
    started_on as since,
    grade_rank - rank_before as value,
    cast(null as double) as reference_value,
    cast(null as double) as p_value,
    2 as record_count
from fall
where newest_first = 1
