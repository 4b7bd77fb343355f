-- How many scored subjects of each industry division and type have each exposure, for the size of
-- the group of peers.
-- grain: one row per industry_division, subject_type, exposure, district_code
select
    industry_division,
    subject_type,
    exposure,
    district_code,
    count(*) as subject_count
from {{ ref('fct_score') }}
where industry_division is not null and exposure is not null
group by industry_division, subject_type, exposure, district_code
order by industry_division, subject_type, exposure, district_code
