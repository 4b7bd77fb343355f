-- From which day each subject had which grade of the shown scheme.
-- grain: one row per uscc, started_on, order_key
-- `unrated` from registration on, until the first grade.
select
    uscc,
    registered_on as started_on,
    cast('unrated' as varchar(16)) as tier,
    cast('' as varchar(30)) as order_key
from {{ ref('dim_subject') }}
where is_active or status_changed_on is not null
union all
select
    score.uscc,
    greatest(score.started_on, subject.registered_on) as started_on,
    score.grade_code as tier,
    cast(score.started_on as varchar(10)) as order_key
from {{ ref('score_interval') }} as score
inner join {{ ref('history_scheme') }} as shown on shown.is_shown
inner join {{ ref('dim_subject') }} as subject on score.uscc = subject.uscc
union all
select
    grade.uscc,
    greatest(grade.evaluated_on, subject.registered_on) as started_on,
    grade.grade_code as tier,
    concat(cast(grade.evaluated_on as varchar(10)), grade.record_id) as order_key
from {{ ref('fct_evaluation') }} as grade
inner join {{ ref('stg_scorecard_schemes') }} as shown
    on
        grade.scheme_code = shown.scheme_code
        and shown.is_shown
        and shown.basis = 'delivered'
inner join {{ ref('dim_subject') }} as subject on grade.uscc = subject.uscc
where grade.evaluated_on <= {{ as_of() }}
