-- The score of a subject fell in three months in a row, and has not risen since.
-- grain:  one row per member_code (uscc)
-- units:  value, reference_value = points; record_count = looks
-- source: fct_score_interval, fct_score, dim_month, dim_alert_rule
-- Scores at the ends of the last four complete months; reference_value is the first of them.
with rule as (
    {{ alert_thresholds('falling_score', ['warn']) }}
),

month_end as (
    select
        period_end - 1 as looked_on,
        row_number() over (order by period desc) as months_back
    from {{ ref('dim_month') }}
    where is_complete
),

scored as (
    select
        span.uscc,
        span.district_code,
        max(case when months_back = 4 then score end) as score_4,
        max(case when months_back = 3 then score end) as score_3,
        max(case when months_back = 2 then score end) as score_2,
        max(case when months_back = 1 then score end) as score_1,
        max(case when months_back = 3 then looked_on end) as since
    from {{ ref('fct_score_interval') }} as span
    inner join month_end
        on
            span.started_on <= month_end.looked_on
            and coalesce(span.ended_on > month_end.looked_on, true)
    where month_end.months_back <= 4
    group by span.uscc, span.district_code
)

select
    'subject' as member_kind,
    scored.uscc as member_code,
    scored.district_code,
    cast(null as varchar(18)) as department_code,
    scored.since,
    scored.score_4 - scored.score_1 as value,
    scored.score_4 as reference_value,
    cast(null as double) as p_value,
    4 as record_count
from scored
inner join {{ ref('fct_score') }} as now on scored.uscc = now.uscc
cross join rule
where
    scored.score_4 > scored.score_3
    and scored.score_3 > scored.score_2
    and scored.score_2 > scored.score_1
    and scored.score_4 - scored.score_1 >= rule.warn
    and now.score <= scored.score_1
