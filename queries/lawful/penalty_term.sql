-- Class, rule version, last day of publication and first day of repair of every penalty.
-- grain: one row per record_id
-- A penalty decided under an older version and still published when the new one came into force
-- ends at the earlier of both ends, but not before the new version existed. The day named in
-- publish_until still counts as published.
with penalty as (
    select
        penalty.record_id,
        penalty.decided_on,
        penalty.publish_until as stated_until,
        coalesce(penalty.fulfilled_on, penalty.decided_on) as fulfilled_on,
        coalesce(
            penalty.severity_class,
            case when penalty.is_summary_procedure then 'minor' end,
            class.default_severity_class,
            'general'
        ) as severity_class
    from {{ ref('stg_penalties') }} as penalty
    left join {{ ref('penalty_class') }} as class
        on penalty.penalty_categories = class.penalty_categories
),

both_ends as (
    select
        penalty.*,
        own.rule_version as own_version,
        own.min_months as own_min_months,
        coalesce(
            penalty.stated_until,
            {{ add_months('penalty.decided_on', 'own.max_months') }}
        ) as own_end,
        present.rule_version as present_version,
        present.min_months as present_min_months,
        present.effective_from as present_from,
        greatest(
            {{ add_months('penalty.decided_on', 'present.max_months') }},
            present.effective_from - 1
        ) as present_end
    from penalty
    inner join {{ ref('publicity_rule') }} as own
        on
            penalty.severity_class = own.severity_class
            and penalty.decided_on >= own.decided_from
            and penalty.decided_on < own.decided_before
    inner join {{ ref('publicity_rule') }} as present
        on penalty.severity_class = present.severity_class and present.is_in_force
),

migrated as (
    select
        *,
        decided_on < present_from
        and own_end >= present_from
        and present_end < own_end as is_rule_migrated
    from both_ends
)

select
    record_id,
    severity_class,
    is_rule_migrated,
    case when is_rule_migrated then present_version else own_version end as rule_version,
    case when is_rule_migrated then present_end else own_end end as publish_until,
    greatest(
        case
            when is_rule_migrated
            then {{ add_months('decided_on', 'present_min_months') }}
            else {{ add_months('decided_on', 'own_min_months') }}
        end,
        fulfilled_on
    ) as repairable_from
from migrated
