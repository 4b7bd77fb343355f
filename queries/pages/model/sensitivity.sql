-- How many subjects would change tier if one indicator weighed a tenth more or less.
-- grain:  one row per indicator_id, moved_by
-- units:  moved_by = 0-1; subject_count, worse_count, better_count = subjects
-- params: district_codes text[]
-- source: dim_scorecard, dim_score_indicator, agg_score_indicator, fct_score_moved
-- subject_count has a record of the indicator.
with touched as (
    select
        indicator_id,
        sum(subject_count) as subject_count
    from agg_score_indicator
    where len($district_codes) = 0 or list_contains($district_codes, district_code)
    group by indicator_id
),

moved as (
    select
        indicator_id,
        moved_by,
        count(*) filter (where is_worse) as worse_count,
        count(*) filter (where not is_worse) as better_count
    from fct_score_moved
    where len($district_codes) = 0 or list_contains($district_codes, district_code)
    group by indicator_id, moved_by
),

step as (
    select
        indicator.indicator_id,
        unnest([-0.1, 0.1]) as moved_by
    from dim_score_indicator as indicator
    inner join dim_scorecard as edition
        on indicator.scorecard_version = edition.scorecard_version
    where edition.is_in_force
)

select
    step.indicator_id,
    cast(step.moved_by as double) as moved_by,
    cast(coalesce(touched.subject_count, 0) as bigint) as subject_count,
    coalesce(moved.worse_count, 0) as worse_count,
    coalesce(moved.better_count, 0) as better_count
from step
left join touched on step.indicator_id = touched.indicator_id
left join moved
    on
        step.indicator_id = moved.indicator_id
        and cast(step.moved_by as decimal(4, 2)) = moved.moved_by
order by step.indicator_id, step.moved_by
