-- Table dishonest_listings: columns and order of data/contracts/dishonest_listings.yml.
select
    listing_no,
    list_code,
    case when is_person then representative else subject_name end as subject_name,
    case
        when is_person then 'natural_person'
        when subject_type = 'individual_business' then 'individual_business'
        else 'organisation'
    end as party_type,
    case when not is_person then uscc end as uscc,
    case when is_person then identity_number(
        date '1958-03-01' + below(k, 121, 17000), k
    ) end as person_id,
    reason,
    basis as legal_basis,
    department_name as authority_name,
    department_code as authority_uscc,
    listed_on,
    case
        when list_code = 'SX01' and chance(k, 122) < 0.3
            then date '2099-12-31'
        else listed_on + 730 + 365 * below(k, 123, 2)
    end as publish_until,
    workday(removed_day) as removed_on,
    removal_reason,
    chance(k, 124) >= 0.01 as is_publishable,
    reported_on,
from listing_event
