-- Approved repairs with whether the subject was penalised again within twelve months.
-- grain: one row per repair of a penalty
-- The subject is looked at here and dropped: nothing behind this layer knows who it was. Only
-- repairs whose twelve months are over count; a new penalty counts unless it was revoked, upheld
-- against or never publishable.
with repaired as (
    select
        application.record_id,
        application.uscc,
        application.handling_department_code as department_code,
        coalesce(application.severity_class, 'none') as severity_class,
        coalesce(
            application.publicity_ended_on,
            cast(application.decided_at as date),
            application.reported_on
        ) as repaired_on
    from {{ ref('stg_repair_applications') }} as application
    where application.repair_status = 'approved' and application.target_type = 'penalty'
),

penalised as (
    select
        uscc,
        decided_on
    from {{ ref('judged_penalties') }}
    where verdict in ('lawful', 'repaired', 'expired')
),

penalised_again as (
    select distinct
        earlier.record_id,
        true as is_relapsed
    from repaired as earlier
    inner join penalised
        on
            earlier.uscc = penalised.uscc
            and penalised.decided_on > earlier.repaired_on
            and penalised.decided_on <= {{ add_months('earlier.repaired_on', 12) }}
)

select
    cast(date_trunc('month', {{ add_months('repaired.repaired_on', 12) }}) as date)
        as period,
    coalesce(subject.district_code, 'unlocated') as district_code,
    repaired.department_code,
    repaired.severity_class,
    coalesce(penalised_again.is_relapsed, false) as is_relapsed
from repaired
left join {{ ref('dim_subject') }} as subject on repaired.uscc = subject.uscc
left join penalised_again on repaired.record_id = penalised_again.record_id
where {{ add_months('repaired.repaired_on', 12) }} <= {{ as_of() }}
