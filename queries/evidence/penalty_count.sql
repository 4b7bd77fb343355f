-- Penalty decisions made in the period; of repaired and expired ones only the event.
-- grain:  one row per record_id
-- units:  fine_cny = yuan
-- params: period_start date, period_end date (exclusive),
--         district_codes text[], department_codes text[]
-- source: fct_penalty, fct_withdrawn_event
with decision as (
    select
        record_id,
        uscc,
        subject_name,
        district_code,
        department_code,
        decided_on,
        document_no,
        violation_type,
        severity_class,
        fine_cny,
        publish_until,
        has_pending_objection,
        cast(null as varchar) as withdrawal
    from fct_penalty
    union all by name
    select
        concat('event-', event_id) as record_id,
        district_code,
        department_code,
        decided_on,
        severity_class,
        withdrawal
    from fct_withdrawn_event
    where record_type = 'penalty' and withdrawal in ('repaired', 'expired')
)

select
    record_id,
    uscc,
    subject_name,
    district_code,
    department_code,
    decided_on,
    document_no,
    violation_type,
    severity_class,
    fine_cny,
    publish_until,
    has_pending_objection,
    withdrawal
from decision
where
    decided_on >= $period_start
    and decided_on < $period_end
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($department_codes) = 0 or department_code in $department_codes)
order by decided_on desc, record_id asc
