-- How many subjects would change tier if one indicator weighed a tenth more or less.
-- grain: one row per indicator_id, moved_by
select
    moved.indicator_id,
    moved.moved_by,
    count(*) as subject_count,
    count(*) filter (where changed.is_worse) as worse_count,
    count(*) filter (where not changed.is_worse) as better_count
from {{ ref('score_scenario') }} as moved
left join {{ ref('fct_score_moved') }} as changed
    on
        moved.indicator_id = changed.indicator_id
        and moved.moved_by = changed.moved_by
        and moved.uscc = changed.uscc
group by moved.indicator_id, moved.moved_by
order by moved.indicator_id, moved.moved_by
