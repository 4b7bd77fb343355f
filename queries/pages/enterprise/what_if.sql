-- Score and grade of a subject after a record is gone: each alone, and all repairs in turn.
-- grain:  one row per scenario, indicator_id, record_id
-- units:  points, score_after = points
-- params: uscc text, as_of date, district_codes text[]
-- source: fct_score_contribution, dim_score_bound, dim_score_grade
-- Caps and direct rules apply again to what is left (docs/scoring.md). A path ends repairable
-- records by first day, the heaviest first.
with point as materialized (from fct_score_contribution where uscc = $uscc),

record as (
    select
        p.*, b.* exclude (indicator_id, severity, dimension_id),
        if(p.is_repairable, greatest(p.repairable_from, $as_of), null) as repair_from,
        row_number() over (
            order by repair_from nulls last, raw_points, p.indicator_id, record_id
        ) as step_no
    from point as p inner join dim_score_bound as b
        on p.indicator_id = b.indicator_id and p.severity = b.severity
    where len($district_codes) = 0 or p.district_code in $district_codes
),

-- What is left after each step; where nothing is, there is still a row.
in_indicator as (
    select
        s.scenario, g.step_no, k.score_effect, k.dimension_id,
        max(k.dimension_cap) as dimension_cap, max(k.direct_rank) as direct_rank,
        least(max(k.indicator_cap), sum(abs(k.raw_points))) as points
    from record as g cross join (values ('alone'), ('path')) as s (scenario)
    left join record as k
        on g.step_no < k.step_no or (s.scenario = 'alone' and g.step_no > k.step_no)
    where s.scenario = 'alone' or g.is_repairable
    group by s.scenario, g.step_no, k.score_effect, k.dimension_id, k.indicator_id
),

in_dimension as (
    select
        scenario, step_no, score_effect, max(direct_rank) as direct_rank,
        least(max(dimension_cap), sum(points)) as points
    from in_indicator group by scenario, step_no, score_effect, dimension_id
),

summed as (
    select
        scenario, step_no, coalesce(max(direct_rank), 0) as direct_rank,
        coalesce(sum(points) filter (score_effect = 'deduct'), 0) as deducted,
        least(deducted, coalesce(sum(points) filter (score_effect = 'add'), 0)) as added
    from in_dimension group by scenario, step_no
)

select
    s.scenario, s.step_no, r.indicator_id, r.record_id, r.severity, r.related_uscc,
    r.happened_on, r.points, r.is_repairable, r.repair_from, r.changes_on,
    r.start_points - s.deducted + s.added as score_after, g.grade_code as grade_after
from summed as s inner join record as r on s.step_no = r.step_no
-- The best grade that the score and the direct rules both allow.
inner join dim_score_grade as g
    on r.scorecard_version = g.scorecard_version and r.scheme_code = g.scheme_code
where score_after >= g.score_from and g.grade_rank >= s.direct_rank
qualify row_number() over (partition by s.scenario, s.step_no order by g.grade_rank) = 1
order by s.scenario, s.step_no
