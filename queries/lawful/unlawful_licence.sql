-- The licences that may not be used as of the day of the build, few among very many: kept once, so
-- that what asks for them only need not judge all again.
-- grain: one row per record_id
{{ config(materialized='table') }}
select
    record_id,
    uscc,
    subject_name,
    document_no,
    reference_gaps,
    decided_on,
    department_code,
    verdict,
    withdrawn_on
from {{ ref('judged_licences') }}
where verdict <> 'lawful'
