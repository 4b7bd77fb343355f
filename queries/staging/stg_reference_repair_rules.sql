-- How many working days each step of a repair may take, by rule version.
-- grain: one row per rule_version, step
select
    rule_version,
    step,
    cast(limit_wd as integer) as limit_wd,
    cast(effective_from as date) as effective_from,
    cast(effective_to as date) as effective_to
from {{ landing_file('_reference/repair_rules') }}
