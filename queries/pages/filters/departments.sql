-- Departments to choose from, with the records they sent about subjects of the districts.
-- grain:  one row per code
-- units:  record_count = records
-- params: district_codes text[]
-- source: dim_department, agg_record_month
select
    d.department_code as code,
    d.department_name as name_zh,
    coalesce(d.name_en, d.department_name) as name_en,
    d.short_name,
    d.department_level,
    d.district_code,
    cast(coalesce(sum(r.record_count), 0) as bigint) as record_count
from dim_department as d
left join agg_record_month as r
    on
        d.department_code = r.department_code
        and (len($district_codes) = 0 or r.district_code in $district_codes)
group by
    d.department_code, d.department_name, d.name_en, d.short_name,
    d.department_level, d.district_code
order by d.department_level, d.district_code, d.department_code
