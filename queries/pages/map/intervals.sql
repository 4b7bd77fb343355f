-- Listings that were in force at the end of the period, ended since, began or ended within it.
-- grain:  one row per interval_id
-- units:  none
-- params: list_change text ('listed', 'ended', 'added' or 'removed'), period_start date,
--         period_end date (exclusive), as_of date, district_codes text[]
-- source: fct_listing_interval, fct_map_subject
-- Of a listing that has ended since, only its dates and district are left.
select
    i.interval_id,
    i.uscc,
    s.subject_name,
    i.district_code,
    s.town_code,
    s.subject_type,
    s.list_codes,
    i.started_on,
    i.ended_on
from fct_listing_interval as i
left join fct_map_subject as s on i.uscc = s.uscc and s.map_layer = 'dishonest'
where
    i.listing_kind = 'dishonest'
    and (len($district_codes) = 0 or i.district_code in $district_codes)
    and case $list_change
        when 'listed'
            then
                i.started_on <= least($period_end - 1, $as_of)
                and (i.ended_on is null or i.ended_on > least($period_end - 1, $as_of))
        when 'ended'
            then
                i.started_on <= least($period_end - 1, $as_of)
                and i.ended_on > least($period_end - 1, $as_of)
        when 'added'
            then
                i.started_on >= $period_start
                and i.started_on <= least($period_end - 1, $as_of)
        when 'removed'
            then
                i.ended_on >= $period_start
                and i.ended_on <= least($period_end - 1, $as_of)
    end
order by i.started_on desc, i.interval_id asc
