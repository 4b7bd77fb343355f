-- Joint cases that were in use and are no longer, one for a subject, measure and business: what
-- became of the newest report, of which the case has as many as it was reported. A case of which
-- another report may still be used is not withdrawn.
-- grain: one row per uscc, measure_code, business_no (a case without business_no is its own)
with numbered as (
    select
        *,
        row_number() over (
            partition by uscc, measure_code, coalesce(business_no, case_no)
            order by initiated_at desc, reported_on desc, case_no desc
        ) as newest_first,
        count(*) over (
            partition by uscc, measure_code, coalesce(business_no, case_no)
        ) as raw_case_count,
        count(*) filter (where verdict = 'lawful') over (
            partition by uscc, measure_code, coalesce(business_no, case_no)
        ) as lawful_count
    from {{ ref('judged_joint_cases') }}
)

select
    record_id,
    uscc,
    verdict,
    withdrawn_on,
    raw_case_count,
    case_kind,
    measure_code,
    initiating_department_code,
    executing_department_code,
    initiated_at,
    case_status,
    sanction_from,
    sanction_to,
    lifted_on
from numbered
where newest_first = 1 and lawful_count = 0 and verdict in ({{ withdrawals() }})
