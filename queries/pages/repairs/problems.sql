-- Repair applications received in the period that are kept out of times or flow, by reason.
-- grain:  one row per clock_problem
-- units:  application_count = applications
-- params: period_start date, period_end date (exclusive), severity_classes text[],
--         district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[], department_codes text[]
-- source: fct_repair_flow
select
    clock_problem,
    count(*) as application_count
from fct_repair_flow
where
    submitted_on >= $period_start
    and submitted_on < $period_end
    and clock_problem is not null
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    and (len($severity_classes) = 0 or severity_class in $severity_classes)
    and (
        len($department_codes) = 0
        or handling_department_code in $department_codes
    )
group by clock_problem
order by clock_problem
