-- Scores if the points of one indicator were a tenth higher or lower, for the subjects that have
-- records of it.
-- grain: one row per indicator_moved, moved_by, uscc
-- The tenth is taken of what the indicator comes to before its cap; caps stay.
{% set steps = {'-0.1': '0.9', '0.1': '1.1'} %}
with present as (
    select sums.*
    from {{ ref('score_sum') }} as sums
    inner join {{ ref('history_scheme') }} as scheme
        on sums.scorecard_version = scheme.scorecard_version
),

scenario as (
    {%- for moved_by, factor in steps.items() %}
    select
        moved.indicator_id as indicator_moved,
        cast({{ moved_by }} as decimal(4, 2)) as moved_by,
        present.uscc,
        present.scorecard_version,
        present.indicator_id,
        cast(
            if(
                present.indicator_id = moved.indicator_id,
                present.raw_points * {{ factor }}, present.raw_points
            ) as decimal(18, 4)
        ) as raw_points
    from present as moved
    inner join present on moved.uscc = present.uscc
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

{{ score_of_sums('scenario', ['indicator_moved', 'moved_by', 'uscc']) }}
