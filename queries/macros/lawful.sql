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

{#- What a registration change may tell of a value (before or after): of a person's name the first
    character, as the disclosure rules ask; everything else as it is. -#}
{% macro lawful_change_value(value) -%}
    if(
        change_item = 'legal_representative'
        or (change_item = 'shareholder' and length({{ value }}) <= 4),
        substr({{ value }}, 1, 1) || '*',
        {{ value }}
    )
{%- endmacro %}

{#- The verdicts on records that were usable once; the others never were. -#}
{% macro withdrawals() -%}
    'repaired', 'expired', 'revoked', 'removed', 'objection_upheld'
{%- endmacro %}
