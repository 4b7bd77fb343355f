-- Penalty decisions of each month by whether the repair notice went with them.
-- grain: one row per combination of all columns but decision_count
-- A decision that may no longer be used is counted without its subject: industry, type and tier
-- of it are null.
select
    cast(date_trunc('month', decided_on) as date) as period,
    case
        when is_repair_notice_delivered is null then 'unstated'
        when is_repair_notice_delivered then 'delivered'
        else 'missing'
    end as notice_state,
    record_id is null as is_withdrawn,
    district_code,
    industry_section,
    subject_type,
    risk_tier,
    department_code,
    severity_class,
    count(*) as decision_count
from {{ ref('repair_notice') }}
group by
    date_trunc('month', decided_on), is_repair_notice_delivered, record_id is null,
    district_code, industry_section, subject_type, risk_tier, department_code,
    severity_class
order by
    period, notice_state, is_withdrawn, district_code, department_code, severity_class,
    subject_type, industry_section, risk_tier
