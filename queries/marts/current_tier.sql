-- The risk tier of each subject: its grade in the scheme that pages show.
-- grain: one row per uscc
-- A scheme cut from the score grades every subject in operation; a delivered one those that its
-- system has graded. Grades of different schemes are never mixed.
{{ config(materialized='table', schema='staging') }}
select
    grade.uscc,
    grade.grade_code as risk_tier,
    grade.scheme_code,
    {{ as_of() }} as risk_evaluated_on
from {{ ref('score_grade') }} as grade
inner join {{ ref('history_scheme') }} as shown
    on
        grade.scorecard_version = shown.scorecard_version
        and grade.scheme_code = shown.scheme_code
        and shown.is_shown
union all
select
    evaluation.uscc,
    max_by(
        evaluation.grade_code,
        concat(cast(evaluation.evaluated_on as string), evaluation.record_id)
    ) as risk_tier,
    evaluation.scheme_code,
    max(evaluation.evaluated_on) as risk_evaluated_on
from {{ ref('stg_evaluations') }} as evaluation
inner join {{ ref('stg_scorecard_schemes') }} as shown
    on
        evaluation.scheme_code = shown.scheme_code
        and shown.is_shown
        and shown.basis = 'delivered'
where evaluation.evaluated_on <= {{ as_of() }}
group by evaluation.uscc, evaluation.scheme_code
