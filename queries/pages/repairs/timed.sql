-- Repair applications whose step ended in the period, with the working days it took.
-- grain:  one row per record_id
-- units:  step_wd, limit_wd = working days
-- params: period_start date, period_end date (exclusive), step text,
--         rule_versions text[], is_late boolean, severity_classes text[],
--         district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[], department_codes text[]
-- source: fct_repair_flow
-- A subject is not named once the record to be repaired may no longer be used.
with timed as (
    select
        *,
        case $step
            when 'accept' then accept_wd
            when 'decide' then decide_wd
            when 'return' then return_wd
            when 'total' then total_wd
        end as step_wd,
        case $step
            when 'accept' then accept_limit_wd
            when 'decide' then decide_limit_wd
            when 'total' then total_limit_wd
        end as limit_wd,
        case $step
            when 'accept' then accepted_on
            when 'decide' then flow_decided_on
            when 'return' then flow_closed_on
            when 'total' then completed_on
        end as step_ended_on
    from fct_repair_flow
    where
        ($step = 'accept' or repair_status in ('approved', 'rejected'))
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
    record_id, uscc, subject_name, district_code, handling_department_code,
    application_no, repair_status, submitted_on, step_ended_on, step_wd, limit_wd,
    rule_version
from timed
where
    step_ended_on >= $period_start
    and step_ended_on < $period_end
    and step_wd is not null
    and (len($rule_versions) = 0 or rule_version in $rule_versions)
    and (not $is_late or step_wd > limit_wd)
order by step_wd desc, record_id asc
