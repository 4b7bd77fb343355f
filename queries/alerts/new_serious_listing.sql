-- A subject was newly put on a serious list.
-- grain:  one row per member_code (uscc)
-- units:  value, reference_value, record_count = records
-- source: fct_dishonest_listing, dim_subject, dim_alert_rule
-- Known from the later of listing and report; reference_value counts its older listings in force.
with rule as (
    {{ alert_thresholds('new_serious_listing', ['warn', 'within_days']) }}
),

listing as (
    select
        record.uscc,
        record.department_code,
        greatest(record.listed_on, record.reported_on) as known_on,
        greatest(record.listed_on, record.reported_on)
        > {{ as_of() }} - cast(rule.within_days as integer) as is_new
    from {{ ref('fct_dishonest_listing') }} as record
    cross join rule
)

select
    'subject' as member_kind,
    listing.uscc as member_code,
    subject.district_code,
    max_by(listing.department_code, listing.known_on) as department_code,
    min(listing.known_on) filter (where listing.is_new) as since,
    count(*) filter (where listing.is_new) as value,
    count(*) filter (where not listing.is_new) as reference_value,
    cast(null as double) as p_value,
    count(*) filter (where listing.is_new) as record_count
from listing
inner join {{ ref('dim_subject') }} as subject on listing.uscc = subject.uscc
cross join rule
group by listing.uscc, subject.district_code
having count(*) filter (where listing.is_new) >= any_value(rule.warn)
