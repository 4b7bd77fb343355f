{#- A document number as used for matching: brackets and spaces are written in many ways in the
    files of different departments, so they do not count. -#}
{% macro document_key(number) -%}
    translate(upper({{ number }}), '()（）[]【】〔〕〈〉<> 　', '')
{%- endmacro %}

{#- Whether the intake warned of `rule` on a row. -#}
{% macro has_warning(warnings, rule) -%}
    concat(';', coalesce({{ warnings }}, ''), ';') like '%;{{ rule }};%'
{%- endmacro %}

{#- Why a record may not be used as of `as_of()`, or 'lawful'.

    `ends` maps a reason to the first date from which it holds (null = does not apply). The
    earliest one counts; on the same day the one named first. `withdrawn_on` is the column that
    holds the earliest of them. -#}
{% macro verdict(withdrawn_on, ends) -%}
    case
        when {{ withdrawn_on }} is null or {{ withdrawn_on }} > {{ as_of() }} then 'lawful'
        {%- for reason, since in ends.items() %}
        when {{ since }} = {{ withdrawn_on }} then '{{ reason }}'
        {%- endfor %}
    end
{%- endmacro %}

{#- What a removal from a list is called as a withdrawal. -#}
{% macro removal_verdict(removal_reason) -%}
    case {{ removal_reason }}
        when 'repaired' then 'repaired'
        when 'expired' then 'expired'
        when 'revoked' then 'revoked'
        when 'objection_upheld' then 'objection_upheld'
        else 'removed'
    end
{%- endmacro %}

{#- The organisation's part of a person's name stays, the rest is hidden: a single surname
    character, as the disclosure rules ask for names of natural persons. -#}
{% macro masked_person(name) -%}
    case when {{ name }} is not null then concat(substr({{ name }}, 1, 1), '*') end
{%- endmacro %}

{#- The source tables whose rows lawful use judges one by one. -#}
{% macro judged_tables() -%}
    {{ return([
        'penalties', 'licences', 'commitments', 'honours', 'dishonest_listings',
        'abnormal_listings', 'joint_cases',
    ]) }}
{%- endmacro %}

{#- The source tables with a reporting date in every row. -#}
{% macro dated_tables() -%}
    {{ return([
        'subjects', 'subject_changes', 'relations', 'licences', 'penalties', 'inspections',
        'dishonest_listings', 'abnormal_listings', 'honours', 'joint_cases',
        'repair_applications', 'objections', 'commitments', 'evaluations',
    ]) }}
{%- endmacro %}
