-- One row a repair application when it is made: for penalties after their shortest
-- publication, for listings and abnormal entries that end by repair.
create view repair_asked as
select
    k, i, uscc, subject_name, department_no, department_code, severity_class,
    'penalty' as target_type,
    document_no as target_record_no,
    decided_on as target_decided_on,
    decided_day + case severity_class
        when 'minor' then 12
        when 'general' then 66
        else 254
    end + floor(-ln(1 - chance(k, 90)) * 45)::integer as submitted_day,
    null as settled_day,
from penalty_detail
where
    not is_person and fulfilled_on is not null and revoked_on is null
    and chance(k, 91) < (case severity_class when 'minor' then 0.05 else 0.42 end)
union all
select
    k,
    i,
    uscc,
    subject_name,
    department_no,
    department_code,
    null,
    'dishonest_listing',
    listing_no, listed_on, removed_day - 4 - below(k, 92, 8), removed_day,
from listing_event
where removal_reason = 'repaired' and not is_person
union all
select
    k,
    i,
    uscc,
    subject_name,
    department_no,
    department_code,
    null,
    'abnormal_listing',
    document_no, listed_on, removed_day - 3 - below(k, 92, 6), removed_day,
from abnormal_event
where removal_reason = 'repaired'
