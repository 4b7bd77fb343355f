-- Scores if the points of one indicator were a tenth higher or lower, for the subjects that have
-- records of it.
-- grain: one row per indicator_id, moved_by, uscc
-- The tenth is taken before the indicator's cap; caps stay.
with piece as (
    select
        sums.uscc, sums.indicator_id, sums.raw_points,
        indicator.* exclude (scorecard_version, indicator_id),
        least(sums.raw_points, indicator.indicator_cap) as points
    from {{ ref('score_sum') }} as sums
    inner join {{ ref('scorecard_indicator') }} as indicator
        on
            sums.scorecard_version = indicator.scorecard_version
            and sums.indicator_id = indicator.indicator_id
            and indicator.is_in_force
),

in_dimension as (
    select
        *,
        sum(points) over (partition by uscc, dimension_id, effect) as dimension_sum,
        least(dimension_sum, dimension_cap) as capped_sum,
        row_number() over (partition by uscc, dimension_id, effect) = 1 as is_first
    from piece
),

in_score as (
    select
        *,
        sum(case when is_first and effect = 'deduct' then capped_sum else 0 end) over (
            partition by uscc
        ) as deducted,
        sum(case when is_first and effect = 'add' then capped_sum else 0 end) over (
            partition by uscc
        ) as added
    from in_dimension
),

scenario as (
    {%- for moved_by, factor in {'-0.1': '0.9', '0.1': '1.1'}.items() %}
    select
        *,
        cast({{ moved_by }} as decimal(4, 2)) as moved_by,
        least(
            dimension_cap,
            dimension_sum - points + least(raw_points * {{ factor }}, indicator_cap)
        ) - capped_sum as change
    from in_score
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select
    indicator_id, moved_by, uscc,
    base_points - (deducted + if(effect = 'deduct', change, 0)) + least(
        deducted + if(effect = 'deduct', change, 0),
        added + if(effect = 'add', change, 0)
    ) as score
from scenario
