-- A department no longer feeds back joint cases as it used to.
-- grain:  one row per member_code (department_code)
-- units:  value, reference_value, record_count = cases; p_value = 0-1
-- source: fct_joint_case, dim_alert_rule
-- Cases pushed long enough ago to have been fed back, against the department's own cases before.
with rule as (
    {{ alert_thresholds('department_silent', [
        'warn', 'min_ratio', 'feedback_days', 'recent_days', 'history_days', 'level'
    ]) }}
),

span as (
    select
        cast(feedback_days as integer) as feedback_days,
        {{ as_of() }} - cast(feedback_days as integer) as before,
        {{ as_of() }} - cast(feedback_days + recent_days as integer) as since,
        {{ as_of() }} - cast(feedback_days + recent_days + history_days as integer)
            as known_from
    from rule
),

joint_case as (
    select
        record.executing_department_code as member_code,
        span.since,
        record.pushed_at >= span.since as is_recent,
        coalesce(
            record.feedback_at < record.pushed_at + to_days(span.feedback_days), false
        ) as is_fed_back
    from {{ ref('fct_joint_case') }} as record
    cross join span
    where
        record.pushed_at >= span.known_from
        and record.pushed_at < span.before
        and record.case_status <> 'cancelled'
        and record.executing_department_code is not null
),

cell as (
    select
        member_code,
        member_code as department_code,
        cast(null as varchar(9)) as district_code,
        any_value(since) as since,
        count(*) as cell_total,
        count(*) filter (where not is_fed_back) as hit_total,
        count(*) filter (where is_recent) as cell_count,
        count(*) filter (where is_recent and not is_fed_back) as hit_count
    from joint_case
    group by member_code
)

{{ excess_alerts('department') }}
