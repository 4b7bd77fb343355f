-- What each record gives to its subject's score on the day of the build, after all caps.
-- grain: one row per uscc, indicator_id, record_id
-- Points are positive here; `effect` says whether they are deducted or added. Caps are used up
-- indicator by indicator, then as in score_counted; honours give back at most what was deducted.
with in_indicator as (
    select
        *,
        least(raw_points, greatest(indicator_cap - points_before, 0))
            as indicator_points
    from {{ ref('score_counted') }}
),

in_dimension as (
    select
        *,
        least(
            indicator_points,
            greatest(dimension_cap - coalesce(sum(indicator_points) over (
                partition by uscc, dimension_id, effect
                order by
                    sort_order asc, raw_points desc, happened_on desc, record_id asc
                rows between unbounded preceding and 1 preceding
            ), 0), 0)
        ) as dimension_points
    from in_indicator
),

given_back as (
    select
        *,
        sum(case when effect = 'deduct' then dimension_points else 0 end) over (
            partition by uscc
        ) as deducted,
        coalesce(sum(dimension_points) over (
            partition by uscc, effect
            order by sort_order asc, raw_points desc, happened_on desc, record_id asc
            rows between unbounded preceding and 1 preceding
        ), 0) as effect_before
    from in_dimension
)

select
    uscc, indicator_id, dimension_id, effect, severity, record_type, record_id,
    related_uscc,
    happened_on, known_on, ended_on, counted_before, has_pending_objection,
    is_repairable, repairable_from, raw_points, factor as decay,
    cast({{ as_of() }} - happened_on as integer) as age_days,
    cast(
        if(
            effect = 'add',
            least(dimension_points, greatest(deducted - effect_before, 0)),
            dimension_points
        ) as decimal(9, 2)
    ) as points
from given_back
