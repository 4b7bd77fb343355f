-- Completed repair applications by whether the first attempt passed and training was attended.
-- grain:  one row per training_state, pass_state
-- units:  application_count = applications
-- params: period_start date, period_end date (exclusive), severity_classes text[],
--         district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[], department_codes text[]
-- source: fct_repair_flow
select
    training_state,
    pass_state,
    count(*) as application_count
from fct_repair_flow
where
    completed_on >= $period_start
    and completed_on < $period_end
    and repair_status in ('approved', 'rejected')
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    and (len($severity_classes) = 0 or severity_class in $severity_classes)
    and (
        len($department_codes) = 0
        or handling_department_code in $department_codes
    )
group by training_state, pass_state
order by training_state, pass_state
