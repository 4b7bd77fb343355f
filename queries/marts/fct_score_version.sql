-- Score and grade of every subject in operation under every edition of the scorecard, in the
-- scheme of the history, so that editions can be compared subject by subject.
-- grain: one row per scorecard_version, uscc
select
    graded.scorecard_version,
    graded.uscc,
    {{ subject_dimensions('cast(null as string)') }},
    graded.score,
    graded.grade_code,
    graded.grade_rank
from {{ ref('score_grade') }} as graded
inner join {{ ref('history_scheme') }} as scheme
    on graded.scheme_code = scheme.scheme_code
left join {{ ref('dim_subject') }} as subject on graded.uscc = subject.uscc
order by graded.scorecard_version, district_code, graded.uscc
