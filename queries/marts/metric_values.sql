-- Every metric by month, district and department, as parts that can be added up and divided.
-- grain: one row per metric_id, period, district_code, department_code, bucket
{% for metric_id in var('metric_ids', []) %}
select
    '{{ metric_id }}' as metric_id,
    period,
    district_code,
    department_code,
    bucket,
    numerator,
    denominator
from {{ ref(metric_id) }}
union all
{% endfor %}
select
    cast(null as varchar(60)) as metric_id,
    cast(null as date) as period,
    cast(null as varchar(9)) as district_code,
    cast(null as varchar(18)) as department_code,
    cast(null as integer) as bucket,
    cast(null as double) as numerator,
    cast(null as double) as denominator
where false
order by metric_id, period, district_code, department_code, bucket
