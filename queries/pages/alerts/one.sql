-- One alert, by its key.
-- grain:  one row per alert_id
-- units:  record_count = records; alert_value = unit of the rule
-- params: alert_id text, district_codes text[], department_codes text[]
-- source: fct_alert
select
    alert_id,
    alert_rule_id,
    alert_kind,
    member_kind,
    member_code,
    since,
    alert_value,
    record_count
from fct_alert
where
    alert_id = $alert_id
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($department_codes) = 0 or department_code in $department_codes)
order by alert_id
