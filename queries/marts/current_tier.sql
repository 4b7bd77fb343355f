-- The latest delivered grade of each subject in the classification A to D.
-- grain: one row per uscc
{{ config(materialized='view', schema='staging') }}
select
    uscc,
    max_by(
        grade_code, concat(cast(evaluated_on as string), record_id)
    ) as risk_tier,
    max(evaluated_on) as risk_evaluated_on
from {{ ref('stg_evaluations') }}
where scheme_code = 'SAMR_ABCD' and evaluated_on <= {{ as_of() }}
group by uscc
