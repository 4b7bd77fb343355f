{#- A folder's schema is named exactly so, without the target's name before it:
    `staging` is dropped by publishing, `main` is what pages read. -#}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ custom_schema_name | trim if custom_schema_name else target.schema }}
{%- endmacro %}
