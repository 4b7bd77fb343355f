-- Score of a subject at the ends of the last four complete months.
-- grain:  one row per uscc, period
-- units:  score = points
-- params: member_code text, district_codes text[]
-- source: fct_score_interval, dim_month, dim_subject
with month_end as (
    select
        period,
        period_end - 1 as stock_on
    from dim_month
    where is_complete
    qualify row_number() over (order by period desc) <= 4
)

select
    span.uscc,
    s.subject_name,
    span.district_code,
    m.period,
    span.score,
    span.grade_code,
    span.has_withdrawn
from month_end as m
inner join fct_score_interval as span
    on
        span.started_on <= m.stock_on
        and (span.ended_on is null or span.ended_on > m.stock_on)
inner join dim_subject as s on span.uscc = s.uscc
where
    span.uscc = $member_code
    and (len($district_codes) = 0 or span.district_code in $district_codes)
order by m.period, span.uscc
