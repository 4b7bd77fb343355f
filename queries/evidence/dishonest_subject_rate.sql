-- Subjects on at least one serious dishonesty list at the end of the period.
-- grain:  one row per interval_id
-- units:  listing_count = records
-- params: period_end date (exclusive), as_of date, district_codes text[]
-- source: fct_listing_interval, dim_subject, fct_dishonest_listing
-- Of a listing that has ended since, only its dates and district are left.
with listing as (
    select
        uscc,
        count(*) as listing_count,
        string_agg(distinct list_code, ';' order by list_code) as list_codes
    from fct_dishonest_listing
    group by uscc
)

select
    i.interval_id,
    i.uscc,
    s.subject_name,
    s.subject_type,
    i.district_code,
    s.industry_division,
    s.risk_tier,
    i.started_on,
    i.ended_on,
    l.list_codes,
    l.listing_count
from fct_listing_interval as i
left join dim_subject as s on i.uscc = s.uscc
left join listing as l on i.uscc = l.uscc
where
    i.listing_kind = 'dishonest'
    and i.started_on <= least($period_end - 1, $as_of)
    and (i.ended_on is null or i.ended_on > least($period_end - 1, $as_of))
    and (len($district_codes) = 0 or i.district_code in $district_codes)
order by i.started_on desc, i.interval_id asc
