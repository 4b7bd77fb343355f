-- Commitments that enterprises made up to the end of the period.
-- grain:  one row per record_id
-- units:  none
-- params: period_end date (exclusive), as_of date, district_codes text[]
-- source: fct_commitment
select
    record_id,
    uscc,
    subject_name,
    district_code,
    department_code,
    commitment_no,
    commitment_type,
    commitment_reason,
    made_on,
    valid_to,
    check_due_on,
    fulfilment_status,
    confirmed_on
from fct_commitment
where
    made_on <= least($period_end - 1, $as_of)
    and subject_type = 'enterprise'
    and commitment_type <> 'government_service'
    and (len($district_codes) = 0 or district_code in $district_codes)
order by made_on desc, record_id asc
