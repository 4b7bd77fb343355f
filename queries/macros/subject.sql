{#- The columns of the subject that every fact carries, so that the global filters need no join.
    Expects `record` (the fact's rows) and `subject` (dim_subject, left joined). Where `withheld`
    holds, only what counting needs is told: not the name, the town or the division. -#}
{% macro subject_dimensions(name='record.subject_name', withheld=none) -%}
    {{ told_unless(withheld, 'coalesce(subject.subject_name, ' ~ name ~ ')') }} as subject_name,
    coalesce(subject.district_code, 'unlocated') as district_code,
    {{ told_unless(withheld, 'subject.town_code') }} as town_code,
    subject.functional_zone_code,
    subject.industry_section,
    {{ told_unless(withheld, 'subject.industry_division') }} as industry_division,
    subject.subject_type,
    coalesce(subject.risk_tier, 'unrated') as risk_tier
{%- endmacro %}

{#- Whether a subject is in operation on the build's day. Of one that is registered or leaves later
    the register may already tell when the build looks back. -#}
{% macro in_operation() -%}
    (
        registered_on <= {{ as_of() }}
        and (subject_status in ('active', 'suspended') or status_changed_on > {{ as_of() }})
    )
{%- endmacro %}

{#- A value, or null where the condition `withheld` holds (none: always the value). -#}
{% macro told_unless(withheld, value) -%}
    {{ 'if(' ~ withheld ~ ', null, ' ~ value ~ ')' if withheld else value }}
{%- endmacro %}

{#- Whether a list of codes joined with ';' names any of `codes`. -#}
{% macro lists_any(column, codes) -%}
    (
        {%- for code in codes %}
        concat(';', {{ column }}, ';') like '%;{{ code }};%'
        {%- if not loop.last %} or{% endif %}
        {%- endfor %}
    )
{%- endmacro %}

{#- Whether the measure of a joint case (alias `record`) is being applied on the build's day. -#}
{% macro case_in_force() -%}
    record.case_status in ('executed', 'feedback', 'closed')
    and coalesce(record.sanction_from <= {{ as_of() }}, true)
    and coalesce(record.sanction_to >= {{ as_of() }}, true)
    and coalesce(record.lifted_on > {{ as_of() }}, true)
{%- endmacro %}
