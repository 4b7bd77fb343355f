-- Serious listings of a subject that are new on the day of the build.
-- grain:  one row per record_id
-- units:  none
-- params: member_code text, district_codes text[]
-- source: fct_dishonest_listing, fct_alert
select
    d.record_id,
    d.uscc,
    d.subject_name,
    d.district_code,
    d.list_code,
    d.listing_no,
    d.reason,
    d.listed_on,
    d.publish_until,
    d.department_code,
    d.has_pending_objection,
    d.reported_on
from fct_dishonest_listing as d
inner join fct_alert as a
    on d.uscc = a.member_code and greatest(d.listed_on, d.reported_on) >= a.since
where
    a.alert_rule_id = 'new_serious_listing'
    and a.member_code = $member_code
    and (len($district_codes) = 0 or a.district_code in $district_codes)
order by d.listed_on desc, d.record_id asc
