-- Industry sections to choose from, with their active subjects.
-- grain:  one row per code
-- units:  subject_count = subjects
-- params: district_codes text[]
-- source: dim_industry, agg_subject
with section as (
    select distinct
        industry_section,
        section_zh,
        section_en
    from dim_industry
)

select
    i.industry_section as code,
    i.section_zh as name_zh,
    i.section_en as name_en,
    cast(coalesce(sum(s.subject_count), 0) as bigint) as subject_count
from section as i
left join agg_subject as s
    on
        i.industry_section = s.industry_section
        and s.is_active
        and (len($district_codes) = 0 or s.district_code in $district_codes)
group by i.industry_section, i.section_zh, i.section_en
order by i.industry_section
