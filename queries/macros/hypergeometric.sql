{#- The probability of hit_count or more hits in each `cell`, where it has more than its share. -#}
{% macro hypergeometric_tail(key) -%}
select
    {{ key }},
    sum(exp(
        {{ ln_choose('hit_total', 'hits') }}
        + {{ ln_choose('cell_total - hit_total', 'cell_count - hits') }}
        - ({{ ln_choose('cell_total', 'cell_count') }})
    )) as p_value
from (
    select
        cell.*,
        unnest(
            range(hit_count, cast(least(cell_count, hit_total) as bigint) + 1)
        ) as hits
    from cell
    where hit_count * cell_total > cell_count * hit_total
) as possible
group by {{ key }}
{%- endmacro %}

{#- The natural logarithm of the binomial coefficient. -#}
{% macro ln_choose(of, some) -%}
    lgamma({{ of }} + 1) - lgamma({{ some }} + 1) - lgamma({{ of }} - ({{ some }}) + 1)
{%- endmacro %}
