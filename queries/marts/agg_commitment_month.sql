-- How far the commitments signed in each month have come by the build's day.
-- grain: one row per period, district_code, industry_section, subject_type, risk_tier,
--        department_code, commitment_type
{% set keys = [
    'district_code', 'industry_section', 'subject_type', 'risk_tier', 'department_code',
    'commitment_type',
] %}
{% set counted = {
    'published': "publicity = 'public'",
    'due': "commitment_state <> 'no_check'",
    'checked': "commitment_state in ('kept', 'partly_kept', 'broken')",
    'fulfilled': "commitment_state = 'kept'",
    'broken': "commitment_state in ('partly_kept', 'broken')",
    'restricted': "restriction_state in ('observed', 'not_observed')",
} %}
select
    cast(date_trunc('month', made_on) as date) as period,
    {{ keys | join(',\n    ') }},
    count(*) as commitment_count,
    {%- for name, condition in counted.items() %}
    count(*) filter (where {{ condition }}) as {{ name }}_count{{ ',' if not loop.last }}
    {%- endfor %}
from {{ ref('fct_commitment_state') }}
group by cast(date_trunc('month', made_on) as date), {{ keys | join(', ') }}
order by period, {{ keys | join(', ') }}
