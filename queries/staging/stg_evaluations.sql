-- Grades delivered by other systems, each kept in its own scheme, as landed.
-- grain: one row per accepted source row (uscc, scheme_code, evaluated_on)
select
    uscc,
    scheme_code,
    grade_code,
    score,
    evaluated_on,
    evaluator_uscc as evaluator_department_code,
    reported_on,
    record_id,
    source_file,
    source_sheet,
    source_line,
    warnings,
    reference_gaps
from {{ landing('evaluations') }}
