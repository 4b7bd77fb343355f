-- Words of the scorecard in force, as code lists: dimensions, indicators, severities, direct rules,
-- and `score_reason` for whichever of rule and indicator led to a tier.
-- grain: one row per code_list, code
{% set lists = [
    ('score_dimension', 'stg_scorecard_dimensions', 'dimension_id', 'sort_order'),
    ('score_indicator', 'stg_scorecard_indicators', 'indicator_id', 'sort_order'),
    ('score_severity', 'stg_scorecard_points', 'severity', '1'),
    ('score_rule', 'stg_scorecard_direct_rules', 'rule_id', '1'),
    ('score_reason', 'stg_scorecard_indicators', 'indicator_id', '100 + sort_order'),
    ('score_reason', 'stg_scorecard_direct_rules', 'rule_id', '1'),
] %}
with word as (
    {%- for code_list, model, code, sort_order in lists %}
    select
        '{{ code_list }}' as code_list,
        listed.{{ code }} as code,
        listed.label_zh,
        listed.label_en,
        {{ sort_order }} as sort_order
    from {{ ref(model) }} as listed
    inner join {{ ref('history_scheme') }} as scheme
        on listed.scorecard_version = scheme.scorecard_version
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select
    code_list,
    code,
    min_by(label_zh, sort_order) as label_zh,
    min_by(label_en, sort_order) as label_en,
    cast(row_number() over (
        partition by code_list order by min(sort_order), code
    ) as integer) as sort_order
from word
group by code_list, code
