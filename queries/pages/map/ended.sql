-- Subjects that were listed at the end of the period and no longer are, by district.
-- grain:  one row per district_code
-- units:  ended_count = subjects
-- params: period_end date (exclusive), as_of date, district_codes text[]
-- source: fct_listing_interval
-- Who they were may no longer be told: only dates and district are kept.
select
    district_code,
    count(*) as ended_count
from fct_listing_interval
where
    listing_kind = 'dishonest'
    and started_on <= least($period_end - 1, $as_of)
    and ended_on > least($period_end - 1, $as_of)
    and (len($district_codes) = 0 or district_code in $district_codes)
group by district_code
order by district_code
