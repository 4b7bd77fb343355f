-- Penalty decisions of the period by whether the repair notice went with them.
-- grain:  one row per notice_state, is_withdrawn
-- units:  decision_count = decisions
-- params: period_start date, period_end date (exclusive), severity_classes text[],
--         district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[], department_codes text[]
-- source: agg_repair_notice
-- Withdrawn: the record may no longer be used and is in no list. Its subject's industry, type and
-- tier are not kept, so a filter on those leaves it out.
select
    notice_state,
    is_withdrawn,
    sum(decision_count) as decision_count
from agg_repair_notice
where
    period >= $period_start
    and period < $period_end
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    and (len($severity_classes) = 0 or severity_class in $severity_classes)
    and (len($department_codes) = 0 or department_code in $department_codes)
group by notice_state, is_withdrawn
order by notice_state, is_withdrawn
