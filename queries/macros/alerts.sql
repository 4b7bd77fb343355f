{#- The thresholds of an alert rule as one row, a column each, as `queries/alerts.yml` has them. -#}
{% macro alert_thresholds(rule_id, names) -%}
select
    {%- for name in names %}
    max(case when threshold_name = '{{ name }}' then threshold_value end) as {{ name }}
    {{- ',' if not loop.last }}
    {%- endfor %}
from {{ ref('dim_alert_rule') }}
where alert_rule_id = '{{ rule_id }}'
{%- endmacro %}

{#- The end of the last complete month (exclusive) and the month starts `months` back from it. -#}
{% macro complete_months(rule, starts) -%}
select
    max(period_end) as before
    {%- for name, months in starts.items() %},
    {{ add_months('max(period_end)', '-any_value(' ~ months ~ ')') }}
        as {{ name }}
    {%- endfor %}
from {{ ref('dim_month') }}
cross join {{ rule }}
where is_complete
{%- endmacro %}
