-- Every record that was usable and is no longer, with its subject: the bridge to what history
-- may keep. Rows that never were usable (not publishable, persons) are not in it.
-- grain: one row per record_type, record_id
{% set events = {
    'penalty': ('penalties', 'decided_on', 'lawful_severity_class', 'department_code'),
    'licence': ('licences', 'decided_on', 'cast(null as varchar(10))', 'department_code'),
    'commitment': ('commitments', 'made_on', 'cast(null as varchar(10))', 'department_code'),
    'honour': ('honours', 'awarded_on', 'cast(null as varchar(10))', 'department_code'),
    'dishonest_listing':
        ('dishonest_listings', 'listed_on', 'cast(null as varchar(10))', 'department_code'),
    'abnormal_listing':
        ('abnormal_listings', 'listed_on', 'cast(null as varchar(10))', 'department_code'),
    'joint_case': (
        'joint_cases', 'cast(initiated_at as date)', 'cast(null as varchar(10))',
        'executing_department_code',
    ),
} %}
{% for record_type, (table, decided_on, severity_class, department_code) in events.items() %}
select
    '{{ record_type }}' as record_type,
    record_id,
    uscc,
    verdict as withdrawal,
    {{ decided_on }} as decided_on,
    withdrawn_on,
    {{ severity_class }} as severity_class,
    {{ department_code }} as department_code
from {{ ref('judged_' ~ table) }}
where verdict in ('repaired', 'expired', 'revoked', 'removed', 'objection_upheld')
{% if not loop.last %}union all{% endif %}
{% endfor %}
