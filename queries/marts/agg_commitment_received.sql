-- Commitments of subjects that each department received in the last twelve complete months.
-- grain: one row per district_code, industry_section, subject_type, risk_tier, department_code
-- units: received_count = commitments
with span as (
    select max(case when is_complete then period end) as ends
    from {{ ref('dim_month') }}
)

select
    record.district_code,
    record.industry_section,
    record.subject_type,
    record.risk_tier,
    record.department_code,
    cast(sum(record.commitment_count) as bigint) as received_count
from {{ ref('agg_commitment_month') }} as record
inner join {{ ref('dim_commitment_type') }} as kind
    on record.commitment_type = kind.commitment_type and kind.is_of_subject
inner join span
    on record.period > {{ add_months('span.ends', -12) }} and record.period <= span.ends
where record.subject_type is not null
group by
    record.district_code,
    record.industry_section,
    record.subject_type,
    record.risk_tier,
    record.department_code
order by record.district_code, record.department_code, record.industry_section
