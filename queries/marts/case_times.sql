-- What the times of a joint case say: hours from step to step, the first step that precedes the
-- one before (its hours are then unknown), the steps reached, and the day feedback is due.
-- grain: one row per record_id
-- case_steps: only a case that was pushed can have reached what follows.
-- feedback_due_on: null unless feedback is owed; no law sets a limit, so it is the one
-- that the office set for the alert rule 'department_silent'.
with rule as (
    {{ alert_thresholds('department_silent', ['feedback_days']) }}
)

select
    record.record_id,
    {{ hours_between('record.received_at', 'record.checked_at') }} as check_hours,
    {{ hours_between('record.checked_at', 'record.executed_at') }} as action_hours,
    case
        when
            record.pushed_at is null
            and coalesce(
                record.received_at, record.checked_at, record.executed_at,
                record.feedback_at
            ) is not null
            then 'not_pushed'
        when record.pushed_at < record.initiated_at then 'pushed'
        when record.received_at < record.pushed_at then 'received'
        when record.checked_at < record.received_at then 'checked'
        when record.executed_at < record.checked_at then 'executed'
        when record.feedback_at < record.pushed_at then 'feedback'
    end as order_gap,
    if(
        record.pushed_at is null,
        'initiated',
        concat_ws(
            ';',
            'initiated;pushed',
            if(record.received_at is null, null, 'received'),
            if(record.checked_at is null, null, 'checked'),
            if(record.executed_at is null, null, 'executed'),
            if(record.feedback_at is null, null, 'feedback')
        )
    ) as case_steps,
    case
        when
            record.feedback_at is null
            and record.case_status not in ('cancelled', 'lifted')
            then cast(record.pushed_at as date) + cast(rule.feedback_days as integer)
    end as feedback_due_on
from {{ ref('fct_joint_case') }} as record
cross join rule
