-- The severity class of a combination of penalty categories when the source states none:
-- the most severe of its categories (data/reference/severity_rules.csv).
-- grain: one row per penalty_categories
with combination as (
    select distinct penalty_categories
    from {{ ref('stg_penalties') }}
),

ranked as (
    select
        combination.penalty_categories,
        max(
            case rule.default_severity_class
                when 'serious' then 3
                when 'general' then 2
                else 1
            end
        ) as class_rank
    from combination
    inner join {{ ref('stg_reference_severity_rules') }} as rule
        on
            concat(';', combination.penalty_categories, ';')
            like concat('%;', rule.penalty_category, ';%')
    group by 1
)

select
    penalty_categories,
    case class_rank when 3 then 'serious' when 2 then 'general' else 'minor' end
        as default_severity_class
from ranked
