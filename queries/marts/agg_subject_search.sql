-- What a search looks through and shows first.
-- grain: one row per uscc
-- One column for each way of asking, in lower case: reading one long text for every subject takes
-- half the time of reading its three parts.
with penalty as (
    select uscc, count(*) as penalty_count from {{ ref('fct_penalty') }} group by uscc
),

licence as (
    select uscc, count(*) as licence_count from {{ ref('fct_licence') }} group by uscc
),

commitment as (
    select uscc, count(*) as commitment_count
    from {{ ref('fct_commitment') }}
    group by uscc
)

select
    subject.uscc,
    lower(concat(
        subject.subject_name, '|', coalesce(subject.former_names, ''), '|',
        coalesce(subject.address, ''), '|'
    )) as text_key,
    lower(
        concat(subject.uscc, '|', coalesce(subject.name_initials, ''), '|')
    ) as latin_key,
    cast(length(subject.subject_name) as bigint) as name_length,
    cast(length(
        concat(subject.subject_name, coalesce(subject.former_names, ''))
    ) as bigint) as names_length,
    subject.subject_name,
    subject.former_names,
    subject.address,
    subject.subject_type,
    subject.subject_status,
    subject.is_active,
    subject.district_code,
    subject.industry_section,
    subject.industry_division,
    subject.risk_tier,
    subject.is_dishonest,
    subject.is_abnormal,
    coalesce(penalty.penalty_count, 0) as penalty_count,
    coalesce(licence.licence_count, 0) as licence_count,
    coalesce(commitment.commitment_count, 0) as commitment_count
from {{ ref('dim_subject') }} as subject
left join penalty on subject.uscc = penalty.uscc
left join licence on subject.uscc = licence.uscc
left join commitment on subject.uscc = commitment.uscc
order by subject.uscc
