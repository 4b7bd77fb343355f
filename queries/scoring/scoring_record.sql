-- Every record that can move a score, of subjects that are scored.
-- grain: one row per indicator_id, severity, uscc, record_id, known_on
{%- for model in [
    'scoring_register', 'scoring_adverse', 'scoring_conduct', 'scoring_relation'
] %}
select
    {{ scoring_columns() }}
from {{ ref(model) }}
where uscc in (select uscc from {{ ref('scored_subject') }})
{{ 'union all' if not loop.last }}
{%- endfor %}
