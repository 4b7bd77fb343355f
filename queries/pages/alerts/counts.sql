-- How many alerts each rule has by severity.
-- grain:  one row per alert_rule_id, alert_severity (rules without alerts have none)
-- units:  alert_count = alerts
-- params: district_codes text[], department_codes text[]
-- source: fct_alert
select
    alert_rule_id,
    alert_severity,
    alert_kind,
    count(*) as alert_count
from fct_alert
where
    (len($district_codes) = 0 or district_code in $district_codes)
    and (len($department_codes) = 0 or department_code in $department_codes)
group by alert_rule_id, alert_severity, alert_kind
order by alert_rule_id, alert_severity
