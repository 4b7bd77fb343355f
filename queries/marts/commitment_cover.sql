-- Spans in which a subject in operation has a commitment in force; overlapping ones are one span.
-- grain: one row per uscc, started_on
{% set forever = "cast('9999-12-31' as date)" %}
{% set by_start = "partition by uscc order by started_on, ended_on, record_id" %}
with span as (
    select
        record.record_id,
        record.uscc,
        subject.district_code,
        subject.industry_section,
        subject.subject_type,
        subject.risk_tier,
        greatest(record.made_on, subject.registered_on) as started_on,
        least(
            coalesce(cast(record.valid_to + 1 as date), {{ forever }}),
            coalesce(subject.closed_on, {{ forever }})
        ) as ended_on
    from {{ ref('fct_commitment_state') }} as record
    inner join {{ ref('commitment_base') }} as subject on record.uscc = subject.uscc
    where record.is_of_subject
),

placed as (
    select
        *,
        max(ended_on) over (
            {{ by_start }} rows between unbounded preceding and 1 preceding
        ) as covered_until
    from span
    where started_on < ended_on
),

joined as (
    select
        *,
        sum(case when covered_until >= started_on then 0 else 1 end) over (
            {{ by_start }} rows between unbounded preceding and current row
        ) as island
    from placed
)

select
    uscc,
    district_code,
    industry_section,
    subject_type,
    risk_tier,
    min(started_on) as started_on,
    max(ended_on) as ended_on
from joined
group by uscc, district_code, industry_section, subject_type, risk_tier, island
