-- Results of inspections (random, special, individual, routine), one row per subject and inspection, as landed.
-- grain: one row per accepted source row (inspection_no)
select
    inspection_no,
    plan_no,
    uscc,
    subject_name,
    inspection_kind,
    item_name,
    department_uscc as department_code,
    inspected_on,
    result_codes,
    disposal_kind,
    disposal_finished_on,
    published_on,
    is_cross_department,
    is_credit_rule_drawn,
    reported_on,
    record_id,
    source_file,
    source_sheet,
    source_line,
    warnings,
    reference_gaps
from {{ landing('inspections') }}
