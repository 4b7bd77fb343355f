-- What is left of records that may no longer be used: that there was one, of which kind and
-- class, when, and where. Nothing in it leads back to a subject or a document.
-- grain: one row per event_id
select
    row_number() over (
        order by
            event.record_type, event.decided_on, event.withdrawn_on,
            event.department_code, event.record_id
    ) as event_id,
    event.record_type,
    event.withdrawal,
    event.decided_on,
    event.withdrawn_on,
    event.severity_class,
    event.department_code,
    coalesce(subject.district_code, 'unlocated') as district_code
from {{ ref('withdrawn_event') }} as event
left join {{ ref('dim_subject') }} as subject on event.uscc = subject.uscc
order by event_id
