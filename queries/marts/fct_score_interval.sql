-- Score and grade of every subject over the last 36 months, from which look to before which.
-- grain: one row per uscc, started_on
-- has_withdrawn: records that were withdrawn since had a part in it; nothing of them is told.
select
    span.uscc,
    coalesce(subject.district_code, 'unlocated') as district_code,
    span.score,
    span.grade_code,
    span.grade_rank,
    span.has_withdrawn,
    span.started_on,
    span.ended_on
from {{ ref('score_interval') }} as span
left join {{ ref('dim_subject') }} as subject on span.uscc = subject.uscc
order by district_code, span.uscc, span.started_on
