-- Repairs whose twelve months ended in a month, and how many subjects were penalised again.
-- grain: one row per period, district_code, department_code, severity_class
select
    period,
    district_code,
    department_code,
    severity_class,
    count(*) as repaired_count,
    count(*) filter (where is_relapsed) as relapsed_count
from {{ ref('repair_relapse') }}
group by period, district_code, department_code, severity_class
order by period, district_code, department_code, severity_class
