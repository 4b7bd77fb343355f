-- Districts to choose from, with their active subjects.
-- grain:  one row per code
-- units:  subject_count = subjects
-- params: district_codes text[]
-- source: dim_district, agg_subject
-- Functional zones lie inside districts and are no choice beside them.
select
    d.district_code as code,
    d.district_name as name_zh,
    coalesce(d.name_en, d.district_name) as name_en,
    d.district_kind,
    cast(coalesce(sum(s.subject_count) filter (s.is_active), 0) as bigint)
        as subject_count
from dim_district as d
left join agg_subject as s on d.district_code = s.district_code
where
    d.district_kind <> 'functional_zone'
    and (len($district_codes) = 0 or d.district_code in $district_codes)
group by d.district_code, d.district_name, d.name_en, d.district_kind, d.sort_order
order by d.sort_order, d.district_code
