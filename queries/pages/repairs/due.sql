-- Open repair applications whose next step is due from the day of the data until a day.
-- grain:  one row per record_id
-- units:  age_wd, total_limit_wd = working days
-- params: as_of date, due_before date (exclusive), severity_classes text[],
--         district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[], department_codes text[]
-- source: fct_repair_flow
-- Next is acceptance until it is stated, then the result. Overdue ones have a list of their own.
-- A subject is not named once the record to be repaired may no longer be used.
with next_step as (
    select
        *,
        if(accepted_on is null and accept_due_on >= $as_of, 'accept', 'total') as step,
        if(accepted_on is null and accept_due_on >= $as_of, accept_due_on, due_on)
            as next_due_on
    from fct_repair_flow
    where
        is_open
        and (len($district_codes) = 0 or district_code in $district_codes)
        and (len($industry_sections) = 0 or industry_section in $industry_sections)
        and (len($subject_types) = 0 or subject_type in $subject_types)
        and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
        and (len($severity_classes) = 0 or severity_class in $severity_classes)
        and (
            len($department_codes) = 0
            or handling_department_code in $department_codes
        )
)

select
    record_id,
    uscc,
    subject_name,
    next_due_on,
    step,
    district_code,
    handling_department_code,
    application_no,
    target_type,
    severity_class,
    repair_status,
    submitted_on,
    age_wd,
    due_on,
    total_limit_wd,
    rule_version,
    is_identity_withheld
from next_step
where next_due_on >= $as_of and next_due_on < $due_before
order by next_due_on, submitted_on, record_id
