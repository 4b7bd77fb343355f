-- Nothing is lost on the way in: for every file, rows read = rows kept + rows refused; for every
-- table, kept rows are in the landing and refused rows are in the quarantine.
with landed as (
    {% for table in landed_tables() %}
    select
        '{{ table }}' as table_name,
        count(*) as row_count
    from {{ ref('stg_' ~ table) }}
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

refused as (
    select
        table_name,
        count(*) as row_count
    from {{ ref('load_refusal') }}
    group by table_name
),

counted as (
    select
        table_name,
        sum(read_count) as read_count,
        sum(kept_count) as kept_count,
        sum(refused_count) as refused_count,
        count(*) filter (where read_count <> kept_count + refused_count)
            as wrong_file_count
    from {{ ref('load_table') }}
    group by table_name
)

select
    coalesce(landed.table_name, counted.table_name) as table_name,
    counted.read_count,
    counted.kept_count,
    counted.refused_count,
    counted.wrong_file_count,
    landed.row_count as landed_count,
    refused.row_count as quarantined_count
from landed
full outer join counted on landed.table_name = counted.table_name
left join refused on counted.table_name = refused.table_name
where
    counted.wrong_file_count > 0
    or coalesce(counted.kept_count, 0) <> coalesce(landed.row_count, 0)
    or coalesce(counted.refused_count, 0) <> coalesce(refused.row_count, 0)
