-- One row a joint case when it starts: a sanction for a listing, or an incentive for an
-- honour. Every 25th repeats the one before: same measure and business number.
create view case_started as
with started as (
    select
        k,
        i,
        uscc,
        subject_name,
        'sanction' as case_kind,
        list_code,
        null as honour_type,
        listing_no,
        department_no as initiating_no,
        listed_day as basis_day,
        removed_day,
        unnest(range(4 + below(k, 150, 5))) as ordinal,
    from listing_event
    where not is_person
    union all
    select
        k, i, uscc, subject_name, 'incentive', null, honour_type,
        null, 1, awarded_day, null,
        unnest(range(1 + below(k, 150, 2))) as ordinal,
    from honour_event
)

select
    started.*,
    k * 16 + ordinal as n,
    k * 16 + ordinal - case
        when ordinal > 0 and chance(k * 16 + ordinal, 151) < 0.04 then 1 else 0
    end as business,
    basis_day + 1 + floor(120 * power(chance(k * 16 + ordinal, 152), 2))::integer
        as initiated_day,
from started
