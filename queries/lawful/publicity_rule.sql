-- The publicity rules with the dates from which each decides: the oldest known version also
-- covers older decisions, and the version in force on the day of the build is marked.
-- grain: one row per rule_version, severity_class
with versioned as (
    select
        rule_version,
        severity_class,
        min_months,
        max_months,
        effective_from,
        lag(effective_from) over (
            partition by severity_class order by effective_from
        ) as earlier_from,
        lead(effective_from) over (
            partition by severity_class order by effective_from
        ) as next_from
    from {{ ref('stg_reference_publicity_rules') }}
)

select
    rule_version,
    severity_class,
    min_months,
    max_months,
    effective_from,
    if(earlier_from is null, cast('1949-10-01' as date), effective_from)
        as decided_from,
    coalesce(next_from, cast('9999-12-31' as date)) as decided_before,
    (earlier_from is null or effective_from <= {{ as_of() }})
    and (next_from is null or next_from > {{ as_of() }}) as is_in_force
from versioned
