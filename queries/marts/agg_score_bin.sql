-- How scores and the points of each dimension are distributed, in steps of five points.
-- grain: one row per dimension_id, bin_from, district_code
-- dimension_id 'score' is the score itself.
{% set parts = {
    'score': 'score', 'base': 'base_points', 'dynamics': 'dynamics_points',
    'supervision': 'supervision_points', 'relations': 'relations_points',
    'society': 'added_points',
} %}
{%- for dimension_id, points in parts.items() %}
select
    '{{ dimension_id }}' as dimension_id,
    cast(floor({{ points }} / 5) * 5 as integer) as bin_from,
    district_code,
    count(*) as subject_count
from {{ ref('fct_score') }}
group by cast(floor({{ points }} / 5) * 5 as integer), district_code
{{ 'union all' if not loop.last }}
{%- endfor %}
order by dimension_id, bin_from, district_code
