-- What the alert rules find on the day of the build.
-- grain: one row per alert_id
-- Severity is that of the rule, high from its threshold `alarm` on. Acknowledging is not kept here.
with found as (
    {% for rule_id in var('alert_rule_ids', []) %}
    select
        '{{ rule_id }}' as alert_rule_id,
        member_kind,
        member_code,
        district_code,
        department_code,
        since,
        cast(value as double) as alert_value,
        cast(reference_value as double) as reference_value,
        p_value,
        record_count
    from {{ ref(rule_id) }}
    union all
    {% endfor %}
    select
        cast(null as varchar(60)) as alert_rule_id,
        cast(null as varchar(20)) as member_kind,
        cast(null as varchar(40)) as member_code,
        cast(null as varchar(9)) as district_code,
        cast(null as varchar(18)) as department_code,
        cast(null as date) as since,
        cast(null as double) as alert_value,
        cast(null as double) as reference_value,
        cast(null as double) as p_value,
        cast(null as bigint) as record_count
    where false
),

rule as (
    select
        alert_rule_id, sort_order, alert_kind, alert_severity,
        max(case when threshold_name = 'alarm' then threshold_value end) as alarm
    from {{ ref('dim_alert_rule') }}
    group by all
)

select
    concat(found.alert_rule_id, '|', found.member_code) as alert_id,
    found.alert_rule_id,
    rule.alert_kind,
    if(found.alert_value >= rule.alarm, 'high', rule.alert_severity) as alert_severity,
    found.member_kind,
    found.member_code,
    found.district_code,
    found.department_code,
    found.since,
    found.alert_value,
    found.reference_value,
    found.p_value,
    cast(found.record_count as bigint) as record_count,
    'open' as alert_status
from found
inner join rule on found.alert_rule_id = rule.alert_rule_id
order by rule.sort_order, found.member_code
