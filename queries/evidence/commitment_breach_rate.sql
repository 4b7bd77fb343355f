-- Commitments whose fulfilment was confirmed in the period as partly or not fulfilled.
-- grain:  one row per record_id
-- units:  none
-- params: period_start date, period_end date (exclusive),
--         district_codes text[], department_codes text[]
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
    coalesce(confirmed_on, reported_on) >= $period_start
    and coalesce(confirmed_on, reported_on) < $period_end
    and fulfilment_status <> 'fulfilled'
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($department_codes) = 0 or department_code in $department_codes)
order by confirmed_on desc nulls last, record_id asc
