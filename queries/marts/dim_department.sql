-- Departments, each in the bucket its figures belong to: its district, the city, or none.
-- grain: one row per department_code
select
    department.department_code,
    department.department_name,
    department.short_name,
    department.name_en,
    department.department_level,
    coalesce(district.district_code, 'unlocated') as district_code
from {{ ref('stg_departments') }} as department
left join {{ ref('dim_district') }} as district
    on department.district_code = district.district_code
order by department.department_level, department.department_code
