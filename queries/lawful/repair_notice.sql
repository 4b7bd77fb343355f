-- Penalty decisions with whether the repair notice went with them; of those that may no longer be
-- used the event alone, without subject or document: the notice says what the department did.
-- grain: one row per decision
select
    record_id,
    district_code,
    industry_section,
    subject_type,
    risk_tier,
    department_code,
    severity_class,
    decided_on,
    is_repair_notice_delivered
from {{ ref('fct_penalty') }}
union all
select
    cast(null as string) as record_id,
    coalesce(subject.district_code, 'unlocated') as district_code,
    cast(null as string) as industry_section,
    cast(null as string) as subject_type,
    cast(null as string) as risk_tier,
    penalty.department_code,
    penalty.lawful_severity_class as severity_class,
    penalty.decided_on,
    penalty.repair_notice_delivered as is_repair_notice_delivered
from {{ ref('judged_penalties') }} as penalty
left join {{ ref('dim_subject') }} as subject on penalty.uscc = subject.uscc
where penalty.verdict in ('repaired', 'expired')
