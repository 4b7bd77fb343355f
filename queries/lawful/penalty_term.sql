-- Rule version, last day of publication and first day of repair of every penalty.
-- grain: one row per record_id
-- A penalty decided under an older version and still published when the present one came into
-- force ends at the earlier of both ends. The day named in publish_until still counts as
-- published. Repair may be asked for once the shortest term is over and duties are fulfilled
-- (where the day of fulfilment is not reported: once the term is over).
with migrated as (
    select
        *,
        decided_on < present_from
        and own_end >= present_from
        and present_end < own_end as is_rule_migrated
    from {{ ref('penalty_end') }}
)

select
    record_id,
    severity_class,
    is_rule_migrated,
    if(is_rule_migrated, present_version, own_version) as rule_version,
    if(is_rule_migrated, present_end, own_end) as publish_until,
    greatest(
        {{ add_months(
            'decided_on', 'if(is_rule_migrated, present_min_months, own_min_months)'
        ) }},
        fulfilled_on
    ) as repairable_from
from migrated
