-- Industry divisions with their sections, for the industry filter and labels.
-- grain:  one row per industry_division
-- units:  none
-- params: none
-- source: dim_industry
select
    industry_division,
    division_zh,
    division_en,
    industry_section,
    section_zh,
    section_en
from dim_industry
order by industry_section, industry_division
