-- Listings at the end of the period, and those that began and ended within it.
-- grain:  one row
-- units:  listed_count, ended_count, added_count, removed_count = subjects
-- params: period_start date, period_end date (exclusive), as_of date, district_codes text[]
-- source: fct_listing_interval
-- ended_count: of those listed then, the ones that are no longer.
select
    count(*) filter (
        where started_on <= least($period_end - 1, $as_of)
        and (ended_on is null or ended_on > least($period_end - 1, $as_of))
    ) as listed_count,
    count(*) filter (
        where started_on <= least($period_end - 1, $as_of)
        and ended_on > least($period_end - 1, $as_of)
    ) as ended_count,
    count(*) filter (
        where started_on >= $period_start
        and started_on <= least($period_end - 1, $as_of)
    ) as added_count,
    count(*) filter (
        where ended_on >= $period_start and ended_on <= least($period_end - 1, $as_of)
    ) as removed_count
from fct_listing_interval
where
    listing_kind = 'dishonest'
    and (len($district_codes) = 0 or district_code in $district_codes)
