-- Numbers of usable records by month, department and the global filters.
-- grain: one row per combination of all columns but record_count
{% set facts = {
    'licence': ('fct_licence', 'decided_on', 'department_code'),
    'penalty': ('fct_penalty', 'decided_on', 'department_code'),
    'inspection': ('fct_inspection', 'inspected_on', 'department_code'),
    'dishonest_listing': ('fct_dishonest_listing', 'listed_on', 'department_code'),
    'abnormal_listing': ('fct_abnormal_listing', 'listed_on', 'department_code'),
    'honour': ('fct_honour', 'awarded_on', 'department_code'),
    'joint_case': ('fct_joint_case', 'initiated_at', 'executing_department_code'),
    'commitment': ('fct_commitment', 'made_on', 'department_code'),
    'repair': ('fct_repair', 'submitted_on', 'handling_department_code'),
    'objection': ('fct_objection', 'submitted_on', 'reporting_department_code'),
} %}
with record as (
    {% for record_type, (fact, happened_on, department_code) in facts.items() %}
    select
        '{{ record_type }}' as record_type,
        cast(date_trunc('month', {{ happened_on }}) as date) as period,
        district_code, functional_zone_code, industry_section, subject_type, risk_tier,
        {{ department_code }} as department_code,
        count(*) as record_count
    from {{ ref(fact) }}
    group by all
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
)

select
    record_type,
    period,
    district_code,
    functional_zone_code,
    industry_section,
    subject_type,
    risk_tier,
    department_code,
    record_count
from record
order by record_type, period, district_code, department_code, industry_section
