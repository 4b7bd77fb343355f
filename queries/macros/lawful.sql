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

{#- Where the rows of a judged table are that are not lawful: kept apart where lawful ones are so
    many that judging all of them again would cost a build its time. -#}
{% macro unlawful(table) -%}
    {{ ref('unlawful_licence' if table == 'licences' else 'judged_' ~ table) }}
{%- endmacro %}
