-- What lawful use made of the rows of every table it judges: usable, or why not.
-- grain: one row per table_name, verdict
{% for table in judged_tables() %}
select
    '{{ table }}' as table_name,
    verdict,
    count(*) as row_count
from {{ ref('judged_' ~ table) }}
group by verdict
{% if not loop.last %}union all{% endif %}
{% endfor %}
order by table_name, verdict
