{#- The columns of a scoring record, in one order for all sources of records. -#}
{% macro scoring_columns() -%}
    uscc,
    indicator_id,
    severity,
    record_type,
    record_id,
    related_uscc,
    happened_on,
    known_on,
    ended_on,
    is_lawful,
    has_pending_objection,
    repairable_from
{%- endmacro %}

{#- Whether a judged record was ever usable: only then can it score, now or in a past month. -#}
{% macro was_usable() -%}
    verdict in ('lawful', {{ withdrawals() }})
{%- endmacro %}

{#- What indicator sums come to after the caps of indicator and dimension, honours giving back at
    most what was deducted.

    `sums` names a relation with `keys`, scorecard_version, indicator_id and raw_points. Gives
    keys, scorecard_version, score. -#}
{% macro score_of_sums(sums, keys) -%}
{%- set names = (keys + ['scorecard_version']) | join(', ') %}
select
    {{ names }},
    any_value(base_points) - sum(case when effect = 'deduct' then dimension_points else 0 end)
    + least(
        sum(case when effect = 'deduct' then dimension_points else 0 end),
        sum(case when effect = 'add' then dimension_points else 0 end)
    ) as score
from (
    select
        {{ names }},
        effect,
        any_value(base_points) as base_points,
        least(any_value(dimension_cap), sum(least(raw_points, indicator_cap)))
            as dimension_points
    from (
        select
            sums.*,
            indicator.effect,
            indicator.dimension_id,
            indicator.indicator_cap,
            indicator.dimension_cap,
            indicator.base_points
        from {{ sums }} as sums
        inner join {{ ref('scorecard_indicator') }} as indicator
            on
                sums.scorecard_version = indicator.scorecard_version
                and sums.indicator_id = indicator.indicator_id
    ) as capped
    group by {{ names }}, effect, dimension_id
) as by_dimension
group by {{ names }}
{%- endmacro %}
