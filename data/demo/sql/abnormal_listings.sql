-- Table abnormal_listings: columns and order of data/contracts/abnormal_listings.yml.
select
    uscc,
    subject_name,
    case
        when reason_draw < 0.62 then '1'
        when reason_draw < 0.68 then '2'
        when reason_draw < 0.74 then '3'
        else '4'
    end as abnormal_reason,
    document_no,
    department_code as authority_uscc,
    listed_on,
    workday(removed_day) as removed_on,
    removal_reason,
    reported_on,
from abnormal_event
