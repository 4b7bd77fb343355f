{#- The alerts of a rule with a test: one row for each cell with more hits than chance gives it.

    `cell` holds `key`, member_code, district_code, department_code, since; hit_count of cell_count in the
    cell, hit_total of cell_total in the cell and what it is compared with. `rule` has warn,
    min_ratio and level. expected_count is the cell's size by the rate of the others; by_history_count the cell's
    other events by the proportion of the others. p_value is that of Fisher's
    exact test, one-sided: the hypergeometric tail from hit_count up, 1 where hit_count is not above
    the common rate; q_value that of Benjamini and Hochberg (1995) over all cells. -#}
{% macro excess_alerts(member_kind, also=none, reference='expected_count', key='member_code') -%}
select
    '{{ member_kind }}' as member_kind,
    tested.member_code,
    cast(tested.district_code as varchar(9)) as district_code,
    cast(tested.department_code as varchar(18)) as department_code,
    tested.since,
    tested.hit_count as value,
    tested.{{ reference }} as reference_value,
    tested.p_value,
    tested.hit_count as record_count
from (
    select
        ranked.*,
        min(ranked.p_value * ranked.test_count / ranked.place)
            over (order by ranked.place desc rows unbounded preceding) as q_value
    from (
        select
            cell.*,
            cell.cell_count * (cell.hit_total - cell.hit_count)
            / nullif(cell.cell_total - cell.cell_count, 0) as expected_count,
            (cell.cell_count - cell.hit_count) * (cell.hit_total - cell.hit_count)
            / nullif(
                cell.cell_total - cell.cell_count - cell.hit_total + cell.hit_count, 0
            ) as by_history_count,
            least(coalesce(tail.p_value, 1), 1) as p_value,
            count(*) over () as test_count,
            row_number() over (
                order by least(coalesce(tail.p_value, 1), 1), cell.{{ key }}
            ) as place
        from cell
        left join ({{ hypergeometric_tail(key) }}) as tail
            on cell.{{ key }} = tail.{{ key }}
    ) as ranked
) as tested
cross join rule
where
    tested.q_value <= rule.level
    and tested.hit_count >= rule.warn
    and tested.hit_count >= rule.min_ratio * tested.{{ reference }}
    {%- if also %}
    and {{ also }}
    {%- endif %}
{%- endmacro %}
