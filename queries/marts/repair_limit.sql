-- Working days that each step of a repair may take, by rule version; null: no limit is stated.
-- grain: one row per rule_version
select
    rule_version,
    max(limit_wd) filter (where step = 'accept') as accept_limit_wd,
    max(limit_wd) filter (where step = 'decide') as decide_limit_wd,
    max(limit_wd) filter (where step = 'total') as total_limit_wd
from {{ ref('stg_reference_repair_rules') }}
group by rule_version
