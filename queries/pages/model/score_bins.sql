-- How scores and the points of each dimension are distributed, in steps of five points.
-- grain:  one row per dimension_id, bin_from
-- units:  bin_from = points; subject_count = subjects
-- params: district_codes text[]
-- source: agg_score_bin
select
    dimension_id,
    bin_from,
    cast(sum(subject_count) as bigint) as subject_count
from agg_score_bin
where len($district_codes) = 0 or list_contains($district_codes, district_code)
group by dimension_id, bin_from
order by dimension_id, bin_from
