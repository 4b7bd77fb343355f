-- Tiers of subjects in operation by what they are, for seeing whom the model grades harder.
-- grain: one row per group_kind, group_code, district_code, risk_tier
-- Age in complete years on the day of the build.
{% set groups = {
    'subject_type': 'subject_type',
    'size_class': "coalesce(size_class, 'unknown')",
    'age': "case when registered_on > " ~ add_months(as_of(), -12) ~ " then 'under_1'
        when registered_on > " ~ add_months(as_of(), -36) ~ " then 'from_1_to_3'
        when registered_on > " ~ add_months(as_of(), -120) ~ " then 'from_3_to_10'
        else 'over_10' end",
    'district': 'district_code',
} %}
{%- for group_kind, group_code in groups.items() %}
select
    '{{ group_kind }}' as group_kind,
    {{ group_code }} as group_code,
    district_code,
    risk_tier,
    count(*) as subject_count
from {{ ref('dim_subject') }}
where is_active
group by {{ group_code }}, district_code, risk_tier
{{ 'union all' if not loop.last }}
{%- endfor %}
order by group_kind, group_code, district_code, risk_tier
