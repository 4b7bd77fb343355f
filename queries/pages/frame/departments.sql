-- Departments, for the department filter and labels.
-- grain:  one row per department_code
-- units:  none
-- params: none
-- source: dim_department
select
    department_code,
    coalesce(short_name, department_name) as department_name,
    name_en
from dim_department
order by department_level, department_code
