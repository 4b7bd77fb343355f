-- Every landed row of a judged table has exactly one verdict, every withdrawn row is an event, and
-- every lawful row is in its fact (joint cases: counted in the case that stands for it).
with kept as (
    {% for table, fact in judged_facts().items() %}
    select
        '{{ table }}' as table_name,
        '{{ fact | replace("fct_", "") }}' as record_type,
        (select count(*) from {{ ref('stg_' ~ table) }}) as landed_count,
        sum({{ 'raw_case_count' if table == 'joint_cases' else '1' }}) as fact_count
    from {{ ref(fact) }}
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

judged as (
    select
        table_name,
        sum(row_count) as judged_count,
        sum(if(verdict = 'lawful', row_count, 0)) as lawful_count,
        sum(if(verdict in ({{ withdrawals() }}), row_count, 0)) as withdrawn_count
    from {{ ref('load_lawful_use') }}
    group by table_name
),

event as (
    select
        record_type,
        count(*) as event_count
    from {{ ref('fct_withdrawn_event') }}
    group by record_type
)

select
    kept.table_name,
    kept.landed_count,
    judged.judged_count,
    judged.lawful_count,
    kept.fact_count,
    judged.withdrawn_count,
    event.event_count
from kept
left join judged on kept.table_name = judged.table_name
left join event on kept.record_type = event.record_type
where
    kept.landed_count <> coalesce(judged.judged_count, 0)
    or coalesce(kept.fact_count, 0) <> coalesce(judged.lawful_count, 0)
    or coalesce(judged.withdrawn_count, 0) <> coalesce(event.event_count, 0)
