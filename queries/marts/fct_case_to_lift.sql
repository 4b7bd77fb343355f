-- Sanctions that a department still reports as in force although the listing they rest on was
-- repaired or otherwise withdrawn: the measure must stop at once. Nothing in it names the subject.
-- grain: one row per event_id
select
    row_number() over (
        order by record.withdrawn_on, record.initiated_at, record.record_id
    ) as event_id,
    record.verdict as withdrawal,
    record.withdrawn_on,
    cast(
        datediff('day', record.withdrawn_on, {{ as_of() }}) as integer
    ) as days_unlifted,
    record.measure_code,
    record.initiating_department_code,
    record.executing_department_code,
    cast(record.initiated_at as date) as initiated_on,
    record.sanction_from,
    record.sanction_to,
    coalesce(subject.district_code, 'unlocated') as district_code
from {{ ref('withdrawn_case') }} as record
left join {{ ref('dim_subject') }} as subject on record.uscc = subject.uscc
where {{ case_in_force() }}
order by event_id
