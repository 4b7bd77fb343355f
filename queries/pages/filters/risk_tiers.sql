-- Risk tiers to choose from, with their active subjects.
-- grain:  one row per code
-- units:  subject_count = subjects
-- params: district_codes text[]
-- source: dim_code, agg_subject
select
    c.code,
    c.label_zh as name_zh,
    c.label_en as name_en,
    cast(coalesce(sum(s.subject_count), 0) as bigint) as subject_count
from dim_code as c
left join agg_subject as s
    on
        c.code = s.risk_tier
        and s.is_active
        and (len($district_codes) = 0 or s.district_code in $district_codes)
where c.code_list = 'risk_tier'
group by c.code, c.label_zh, c.label_en, c.sort_order
order by c.sort_order, c.code
