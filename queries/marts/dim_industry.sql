-- Industry divisions with their sections (GB/T 4754-2017).
-- grain: one row per industry_division
select
    industry_division,
    division_zh,
    division_en,
    industry_section,
    section_zh,
    section_en
from {{ ref('stg_reference_industries') }}
order by industry_division
