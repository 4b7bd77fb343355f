-- What the register itself says against a subject: young, report missing, suspended.
-- grain: one row per indicator_id, severity, record_id
-- The first missing report is that of the year after the last one (for a subject that never filed:
-- of the year it was registered), due on 30 June of the year after it (企业信息公示暂行条例第八条).
with missing as (
    select
        *,
        cast(make_date(
            coalesce(last_annual_report_year, year(registered_on) - 1) + 2, 7, 1
        ) as date) as missing_from
    from {{ ref('scored_subject') }}
    where subject_type in ('enterprise', 'individual_business', 'cooperative')
),

fact as (
    select
        *,
        'BA01' as indicator_id, 'first_year' as severity,
        registered_on as happened_on, cast(null as date) as ended_on
    from {{ ref('scored_subject') }}
    union all
    select
        * exclude (missing_from),
        'BA02' as indicator_id, 'one_year' as severity,
        missing_from as happened_on,
        {{ add_months('missing_from', 12) }} as ended_on
    from missing
    union all
    select
        * exclude (missing_from),
        'BA02' as indicator_id, 'more_years' as severity,
        {{ add_months('missing_from', 12) }} as happened_on,
        cast(null as date) as ended_on
    from missing
    union all
    select
        *,
        'DY03' as indicator_id, 'suspended' as severity,
        coalesce(status_changed_on, registered_on) as happened_on,
        cast(null as date) as ended_on
    from {{ ref('scored_subject') }}
    where subject_status = 'suspended'
)

select
    uscc,
    indicator_id,
    severity,
    'subject' as record_type,
    record_id,
    cast(null as string) as related_uscc,
    happened_on,
    happened_on as known_on,
    ended_on,
    true as is_lawful,
    false as has_pending_objection,
    cast(null as date) as repairable_from
from fact
where happened_on <= {{ as_of() }}
