-- How long a penalty is published, by rule version and severity class.
-- grain: one row per rule_version, severity_class
select
    rule_version,
    severity_class,
    cast(min_months as integer) as min_months,
    cast(max_months as integer) as max_months,
    cast(effective_from as date) as effective_from,
    cast(effective_to as date) as effective_to
from {{ landing_file('_reference/publicity_rules') }}
