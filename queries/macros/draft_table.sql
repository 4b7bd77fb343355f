{#- A table of the draft, in place of the adapter's swap of three names: nobody reads a draft
    before it is sealed, and one that fails is thrown away whole. -#}
{% materialization table, adapter='duckdb' %}
  {%- set made = this.incorporate(type='table') -%}
  {%- do drop_relation_if_exists(load_cached_relation(this)) -%}
  {%- call statement('main') -%}
    {{ create_table_as(False, made, compiled_code) }}
  {%- endcall -%}
  {%- do create_indexes(made) -%}
  {%- do adapter.commit() -%}
  {{ return({'relations': [made]}) }}
{% endmaterialization %}
