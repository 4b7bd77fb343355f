-- Every record that was usable and is no longer, with its subject: the bridge to what history
-- may keep. Rows that never were usable (not publishable, persons) are not in it.
-- grain: one row per record_type, record_id
{% set dates = {
    'licences': 'decided_on',
    'commitments': 'made_on',
    'honours': 'awarded_on',
    'dishonest_listings': 'listed_on',
    'abnormal_listings': 'listed_on',
} %}
{% for table, decided_on in dates.items() %}
select
    '{{ judged_facts()[table] | replace("fct_", "") }}' as record_type,
    record_id,
    uscc,
    verdict as withdrawal,
    {{ decided_on }} as decided_on,
    withdrawn_on,
    cast(null as string) as severity_class,
    department_code
from {{ unlawful(table) }}
where verdict in ({{ withdrawals() }})
union all
{% endfor %}
select
    'penalty' as record_type,
    record_id,
    uscc,
    verdict as withdrawal,
    decided_on,
    withdrawn_on,
    lawful_severity_class as severity_class,
    department_code
from {{ ref('judged_penalties') }}
where verdict in ({{ withdrawals() }})
union all
select
    'joint_case' as record_type,
    record_id,
    uscc,
    verdict as withdrawal,
    cast(initiated_at as date) as decided_on,
    withdrawn_on,
    cast(null as string) as severity_class,
    executing_department_code as department_code
from {{ ref('judged_joint_cases') }}
where verdict in ({{ withdrawals() }})
