-- Grades of a subject in every scheme, never converted, newest first.
-- grain:  one row per record_id
-- units:  score = points of the scheme
-- params: uscc text, district_codes text[]
-- source: fct_evaluation
with record as materialized (
    select * from fct_evaluation
    where uscc = $uscc
)

select
    record_id,
    evaluated_on,
    scheme_code,
    grade_code,
    score,
    evaluator_department_code,
    reported_on,
    source_file,
    source_line
from record
where len($district_codes) = 0 or district_code in $district_codes
order by evaluated_on desc, record_id asc
