-- Overdue repair applications pile up at a department far more than at the others.
-- grain:  one row per member_code (department_code)
-- units:  value, reference_value, record_count = applications; p_value = 0-1
-- source: fct_repair, dim_alert_rule
-- Of the applications that are open or were completed lately, how many are overdue, against the
-- same part of all other departments.
with rule as (
    {{ alert_thresholds('repair_backlog', [
        'warn', 'min_ratio', 'recent_days', 'level'
    ]) }}
),

department as (
    select
        handling_department_code as member_code,
        handling_department_code as department_code,
        cast(null as varchar(9)) as district_code,
        count(*) as cell_count,
        count(*) filter (where is_overdue) as hit_count,
        min(due_on) filter (where is_overdue) + 1 as since
    from {{ ref('fct_repair') }}
    cross join rule
    where
        handling_department_code is not null
        and (is_open or completed_on > {{ as_of() }} - cast(recent_days as integer))
    group by handling_department_code
),

cell as (
    select
        *,
        sum(cell_count) over () as cell_total,
        sum(hit_count) over () as hit_total
    from department
)

{{ excess_alerts('department') }}
