-- Penalty decisions made in the month; repaired and expired ones are known only as events.
-- grain:  one row per period, district_code, department_code
-- units:  numerator = decisions
-- source: fct_penalty, fct_withdrawn_event
with decision as (
    select
        decided_on,
        district_code,
        department_code
    from {{ ref('fct_penalty') }}
    union all
    select
        decided_on,
        district_code,
        department_code
    from {{ ref('fct_withdrawn_event') }}
    -- A withdrawn or successfully disputed decision was never a lawful penalty.
    where record_type = 'penalty' and withdrawal in ('repaired', 'expired')
)

select
    cast(date_trunc('month', decided_on) as date) as period,
    district_code,
    department_code,
    cast(null as integer) as bucket,
    cast(count(*) as double) as numerator,
    cast(null as double) as denominator
from decision
group by 1, 2, 3
