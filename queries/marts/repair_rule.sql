-- The clock of each rule version; the oldest known version also covers earlier applications.
-- grain: one row per rule_version
with version as (
    select
        rule_version,
        min(effective_from) as effective_from,
        max(limit_wd) filter (where step = 'accept') as accept_limit_wd,
        max(limit_wd) filter (where step = 'total') as total_limit_wd
    from {{ ref('stg_reference_repair_rules') }}
    group by 1
)

select
    rule_version,
    accept_limit_wd,
    total_limit_wd,
    if(
        lag(effective_from) over (order by effective_from) is null,
        cast('1949-10-01' as date),
        effective_from
    ) as submitted_from,
    coalesce(
        lead(effective_from) over (order by effective_from), cast('9999-12-31' as date)
    ) as submitted_before
from version
