{#- Stocks at the end of each month, from dated changes. `changes` names a relation with the key
    columns, changed_on and change (+1 or -1). Changes before the first month are in its stock;
    changes after the build's day have not happened yet. -#}
{% macro month_end_stock(changes, keys) -%}
{%- set names = keys | join(', ') -%}
select
    month_span.period,
    groups.{{ keys | join(', groups.') }},
    sum(coalesce(monthly.change, 0)) over (
        partition by groups.{{ keys | join(', groups.') }} order by month_span.period
    ) as stock
from (select distinct {{ names }} from {{ changes }}) as groups
cross join {{ ref('dim_month') }} as month_span
left join (
    select
        {{ names }},
        greatest(cast(date_trunc('month', changed_on) as date), first_period) as period,
        sum(change) as change
    from {{ changes }}
    cross join (select min(period) as first_period from {{ ref('dim_month') }}) as first_month
    where changed_on <= {{ as_of() }}
    group by {{ names }}, greatest(cast(date_trunc('month', changed_on) as date), first_period)
) as monthly
    on
        month_span.period = monthly.period
        {%- for key in keys %}
        and groups.{{ key }} is not distinct from monthly.{{ key }}
        {%- endfor %}
{%- endmacro %}
