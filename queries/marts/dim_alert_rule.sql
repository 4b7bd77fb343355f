-- The thresholds of the alert rules of this build, as their catalogue has them.
-- grain: one row per alert_rule_id, threshold_name
select
    rule_id as alert_rule_id,
    cast(sort_order as integer) as sort_order,
    alert_kind,
    severity as alert_severity,
    threshold_name,
    threshold_value
from {{ landing_file('_reference/alert_rules') }}
order by sort_order, threshold_name
