-- Commitments that wait for somebody on the build's day: checks, breaches and doubtful records.
-- grain: one row per combination of all columns but commitment_count
-- check_due_on is null but for checks, restriction_state but for breaches.
{% set keys = [
    'district_code', 'industry_section', 'subject_type', 'risk_tier', 'department_code',
] %}
{% set lists = {
    'check': ("commitment_state in ('to_check', 'overdue')", 'check_due_on', 'cast(null as string)'),
    'breach': ("restriction_state is not null", 'cast(null as date)', 'restriction_state'),
    'doubt': ("commitment_problem is not null", 'cast(null as date)', 'cast(null as string)'),
} %}
with waiting as (
    {% for name, (condition, check_due_on, state) in lists.items() %}
    select
        '{{ name }}' as commitment_worklist,
        {{ check_due_on }} as check_due_on,
        {{ state }} as restriction_state,
        {{ keys | join(',\n        ') }}
    from {{ ref('fct_commitment_state') }}
    where {{ condition }}
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
)

select
    commitment_worklist,
    check_due_on,
    restriction_state,
    {{ keys | join(',\n    ') }},
    count(*) as commitment_count
from waiting
group by commitment_worklist, check_due_on, restriction_state, {{ keys | join(', ') }}
order by commitment_worklist, check_due_on, district_code, department_code
