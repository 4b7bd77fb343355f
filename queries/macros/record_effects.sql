{#- A document number as used for matching: brackets and spaces are written in many ways in the
    files of different departments, so they do not count. -#}
{% macro document_key(number) -%}
    translate(upper({{ number }}), '()（）[]【】〔〕〈〉<> 　', '')
{%- endmacro %}

{#- The name under which decisions about the record `record` are looked for as well, where it has no
    code or one the register does not know; else null. -#}
{% macro name_key(record) -%}
    if(
        {{ record }}.uscc is null
        or {{ record }}.reference_gaps like '%unknown_subject%',
        concat('name:', {{ record }}.subject_name),
        null
    )
{%- endmacro %}

{#- Joins the repair and objection decisions about `record`, by its code and by its name. -#}
{% macro join_effects(record, record_type, number) -%}
    {%- for alias, key in {
        'by_code': record ~ '.uscc', 'by_name': name_key(record)
    }.items() %}
    left join {{ ref('record_effect') }} as {{ alias }}
        on
            {{ key }} = {{ alias }}.subject_key
            and {{ alias }}.record_type = '{{ record_type }}'
            and {{ document_key(record ~ '.' ~ number) }} = {{ alias }}.document_key
    {%- endfor %}
{%- endmacro %}

{#- What the joined decisions do: the earliest day of each kind, and whether one is open. -#}
{% macro effects() -%}
    least(by_code.upheld_on, by_name.upheld_on) as upheld_on,
    least(by_code.repaired_on, by_name.repaired_on) as repaired_on,
    coalesce(by_code.has_pending_objection, false)
    or coalesce(by_name.has_pending_objection, false) as has_pending_objection
{%- endmacro %}
