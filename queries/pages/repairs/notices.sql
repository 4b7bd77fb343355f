-- Penalties in use decided in the period, by whether the repair notice went with them.
-- grain:  one row per record_id
-- units:  none
-- params: period_start date, period_end date (exclusive), notice_states text[],
--         severity_classes text[], district_codes text[], industry_sections text[],
--         subject_types text[], risk_tiers text[], department_codes text[]
-- source: fct_repairable
select
    record_id,
    uscc,
    subject_name,
    district_code,
    department_code,
    document_no,
    severity_class,
    decided_on,
    fulfilled_on,
    repairable_from,
    publish_until,
    is_repair_notice_delivered
from fct_repairable
where
    decided_on >= $period_start
    and decided_on < $period_end
    and (
        len($notice_states) = 0
        or case
            when is_repair_notice_delivered is null then 'unstated'
            when is_repair_notice_delivered then 'delivered'
            else 'missing'
        end in $notice_states
    )
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($industry_sections) = 0 or industry_section in $industry_sections)
    and (len($subject_types) = 0 or subject_type in $subject_types)
    and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    and (len($severity_classes) = 0 or severity_class in $severity_classes)
    and (len($department_codes) = 0 or department_code in $department_codes)
order by decided_on desc, record_id asc
