{#- The day the build looks at: everything dated is judged as of it, never as of today. -#}
{% macro as_of() -%}
    cast('{{ var("as_of") }}' as date)
{%- endmacro %}

{#- The date `months` later; the last day of a shorter month when the day does not exist there. -#}
{% macro add_months(day, months) -%}
    {{ adapter.dispatch('add_months')(day, months) }}
{%- endmacro %}

{% macro default__add_months(day, months) -%}
    cast({{ day }} + to_months(cast({{ months }} as integer)) as date)
{%- endmacro %}

{% macro spark__add_months(day, months) -%}
    add_months({{ day }}, cast({{ months }} as integer))
{%- endmacro %}

{#- Hours from one moment to the next, two decimals; null when either is missing or the order is
    illogical, so that a wrong time never enters an average. -#}
{% macro hours_between(earlier, later) -%}
    case
        when {{ later }} >= {{ earlier }}
        then round({{ seconds_between(earlier, later) }} / 3600.0, 2)
    end
{%- endmacro %}

{% macro seconds_between(earlier, later) -%}
    {{ adapter.dispatch('seconds_between')(earlier, later) }}
{%- endmacro %}

{% macro default__seconds_between(earlier, later) -%}
    epoch({{ later }} - {{ earlier }})
{%- endmacro %}

{% macro spark__seconds_between(earlier, later) -%}
    (unix_timestamp({{ later }}) - unix_timestamp({{ earlier }}))
{%- endmacro %}
