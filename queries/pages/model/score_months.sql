-- How scores were distributed at the end of each month, in steps of five points.
-- grain:  one row per period, bin_from
-- units:  bin_from = points; subject_count = subjects
-- params: district_codes text[]
-- source: agg_score_month
select
    period,
    bin_from,
    cast(sum(subject_count) as bigint) as subject_count
from agg_score_month
where len($district_codes) = 0 or list_contains($district_codes, district_code)
group by period, bin_from
order by period, bin_from
