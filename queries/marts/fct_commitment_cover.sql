-- Whether a commitment of each subject was in force, from when until when, while in operation.
-- grain: one row per uscc, started_on
-- Half-open: on every day in operation exactly one row holds; ended_on is null while it does.
with gap as (
    select
        uscc,
        ended_on as started_on,
        lead(started_on) over (partition by uscc order by started_on) as ended_on
    from {{ ref('commitment_cover') }}
),

span as (
    select uscc, true as is_covered, started_on, ended_on
    from {{ ref('commitment_cover') }}
    union all
    select uscc, false as is_covered, started_on, ended_on
    from gap
    union all
    -- Until the first commitment, or for ever.
    select
        base.uscc,
        false as is_covered,
        min(base.registered_on) as started_on,
        min(cover.started_on) as ended_on
    from {{ ref('commitment_base') }} as base
    left join {{ ref('commitment_cover') }} as cover on base.uscc = cover.uscc
    group by base.uscc
),

closed as (
    select
        span.uscc,
        span.is_covered,
        span.started_on,
        -- The earlier one; a null end is no end and is passed over.
        least(span.ended_on, base.closed_on) as ended_on
    from span
    inner join {{ ref('commitment_base') }} as base on span.uscc = base.uscc
)

select
    closed.uscc,
    subject.subject_name,
    closed.is_covered,
    subject.subject_type,
    subject.risk_tier,
    subject.district_code,
    subject.industry_section,
    subject.industry_division,
    subject.registered_on,
    subject.subject_status,
    closed.started_on,
    nullif(closed.ended_on, cast('9999-12-31' as date)) as ended_on
from closed
inner join {{ ref('dim_subject') }} as subject on closed.uscc = subject.uscc
where closed.ended_on is null or closed.ended_on > closed.started_on
order by subject.district_code, closed.uscc, closed.started_on
