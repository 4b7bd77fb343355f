{#- The source tables, one landing folder and one staging model each. -#}
{% macro landed_tables() -%}
    {{ return(dated_tables() + ['measures', 'departments', 'districts', 'towns']) }}
{%- endmacro %}

{#- The source tables with a reporting date in every row. -#}
{% macro dated_tables() -%}
    {{ return([
        'subjects', 'subject_changes', 'relations', 'licences', 'penalties', 'inspections',
        'dishonest_listings', 'abnormal_listings', 'honours', 'joint_cases',
        'repair_applications', 'objections', 'commitments', 'evaluations', 'scenes',
    ]) }}
{%- endmacro %}

{#- The source tables whose rows lawful use judges one by one, with the fact of each. -#}
{% macro judged_facts() -%}
    {{ return({
        'penalties': 'fct_penalty',
        'licences': 'fct_licence',
        'commitments': 'fct_commitment',
        'honours': 'fct_honour',
        'dishonest_listings': 'fct_dishonest_listing',
        'abnormal_listings': 'fct_abnormal_listing',
        'joint_cases': 'fct_joint_case',
    }) }}
{%- endmacro %}

{% macro judged_tables() -%}
    {{ return(judged_facts().keys() | list) }}
{%- endmacro %}

{#- The facts with a subject in every row. -#}
{% macro subject_facts() -%}
    {{ return((judged_facts().values() | list) + [
        'fct_inspection', 'fct_repair', 'fct_objection', 'fct_evaluation',
        'fct_subject_change', 'fct_relation',
    ]) }}
{%- endmacro %}
