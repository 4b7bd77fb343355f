-- Whether each source table still arrives as often as its contract says.
-- grain: one row per table_name
-- Expected by: daily the next working day; 7wd seven working days later; monthly the tenth of the
-- following month (departments' monthly duty); yearly thirteen months later. A table that never
-- arrived is stale; where the working-day calendar of a year is missing, nobody knows (null).
with arrival as (
    {% for table in dated_tables() %}
    select '{{ table }}' as table_name, max(reported_on) as last_reported_on
    from {{ ref('stg_' ~ table) }}
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

expected as (
    select
        arrival.table_name,
        arrival.last_reported_on,
        cast(date_trunc('month', arrival.last_reported_on) as date) as reported_month,
        contract.frequency,
        last_day.workday_index + if(contract.frequency = 'daily', 1, 7) as due_index
    from arrival
    inner join {{ ref('stg_reference_contracts') }} as contract
        on arrival.table_name = contract.table_name
    left join {{ ref('dim_workday') }} as last_day
        on arrival.last_reported_on = last_day.day
),

dated as (
    select
        expected.table_name,
        expected.last_reported_on,
        case expected.frequency
            when 'monthly' then {{ add_months('expected.reported_month', 1) }} + 9
            when 'yearly' then {{ add_months('expected.last_reported_on', 13) }}
            else due.day
        end as expected_by
    from expected
    left join {{ ref('dim_workday') }} as due
        on expected.due_index = due.workday_index and due.is_workday
)

select
    table_name,
    last_reported_on,
    expected_by,
    if(last_reported_on is null, true, expected_by < {{ as_of() }}) as is_stale
from dated
order by table_name
