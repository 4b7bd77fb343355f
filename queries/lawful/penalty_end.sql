-- Class of every penalty and its last day of publication under the rules of the day it was
-- decided and under the rules in force on the day of the build.
-- grain: one row per record_id
-- The source's own class and date come first; a class it does not state follows from the
-- summary procedure or the categories (NDRC Order 36). The longest term of the class is the last
-- day for a record without a date, and for one whose date would publish it longer than that.
with penalty as (
    select
        penalty.record_id,
        penalty.decided_on,
        penalty.publish_until as stated_until,
        coalesce(penalty.fulfilled_on, penalty.decided_on) as fulfilled_on,
        coalesce(
            penalty.severity_class,
            if(penalty.is_summary_procedure, 'minor', null),
            class.default_severity_class,
            'general'
        ) as severity_class
    from {{ ref('stg_penalties') }} as penalty
    left join {{ ref('penalty_class') }} as class
        on penalty.penalty_categories = class.penalty_categories
)

select
    penalty.record_id,
    penalty.decided_on,
    penalty.fulfilled_on,
    penalty.severity_class,
    own.rule_version as own_version,
    own.min_months as own_min_months,
    least(
        penalty.stated_until,
        {{ add_months('penalty.decided_on', 'own.max_months') }}
    ) as own_end,
    present.rule_version as present_version,
    present.min_months as present_min_months,
    present.effective_from as present_from,
    -- A new version cannot end a publication before it came into force.
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
