{#- A landed table of this build (a folder of Parquet parts), as something to select from. -#}
{% macro landing(table) -%}
    {{ adapter.dispatch('parquet')(var('landing') ~ '/' ~ table ~ '/*.parquet') }}
{%- endmacro %}

{#- One landed file, such as `_load/tables` or `_reference/codes`. -#}
{% macro landing_file(name) -%}
    {{ adapter.dispatch('parquet')(var('landing') ~ '/' ~ name ~ '.parquet') }}
{%- endmacro %}

{#- One file of what the intake refused in this build. -#}
{% macro quarantine_file(name) -%}
    {{ adapter.dispatch('parquet')(var('quarantine') ~ '/' ~ name ~ '.parquet') }}
{%- endmacro %}

{% macro default__parquet(path) -%}
    read_parquet('{{ path | replace("'", "''") }}')
{%- endmacro %}

{#- Spark takes a folder for a set of parts. -#}
{% macro spark__parquet(path) -%}
    parquet.`{{ path | replace('/*.parquet', '') }}`
{%- endmacro %}
