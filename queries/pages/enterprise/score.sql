-- Score and grade of a subject, what decided it, and where it stands among its peers.
-- grain:  one row per uscc (none when the subject is not in operation)
-- units:  start_points, added_points = points; contribution_count = records;
--         peer_count = subjects; peer_percentile = 0-1, null below 30 peers
-- params: uscc text, district_codes text[]
-- source: fct_score, dim_score_bound, dim_score_scheme, dim_score_grade, dim_score_rule
-- The scheme is the one shown, if it is cut from the score, else the first that is. score_grade is
-- what the score alone leads to; a direct rule is named only where it leads to a worse grade.
with own as materialized (
    select * exclude (scorecard_version) from fct_score
    where uscc = $uscc
),

edition as (
    select scorecard_version, scheme_code, start_points
    from dim_score_bound
    order by scorecard_version
    limit 1
),

cut as (
    select
        own.*,
        edition.*,
        (
            select max_by(limits.grade_code, limits.score_from)
            from dim_score_grade as limits
            where
                limits.scorecard_version = edition.scorecard_version
                and limits.scheme_code = edition.scheme_code
                and limits.score_from <= own.score
        ) as score_grade
    from own
    cross join edition
    where len($district_codes) = 0 or own.district_code in $district_codes
)

select
    cut.uscc, cut.scorecard_version, cut.scheme_code, scheme.is_shown,
    cut.start_points, cut.score, cut.added_points, cut.score_grade,
    coalesce((
        select max(rule.grade_code)
        from dim_score_rule as rule
        where
            rule.scorecard_version = cut.scorecard_version
            and rule.scheme_code = cut.scheme_code
            and rule.rule_id = cut.direct_rule_id
    ), cut.score_grade) as grade_code,
    cut.direct_rule_id, cut.contribution_count, cut.has_pending_objection,
    cut.subject_type, cut.industry_section, cut.industry_division,
    cut.exposure, cut.peer_count, cut.peer_percentile
from cut
inner join dim_score_scheme as scheme on cut.scheme_code = scheme.scheme_code
order by cut.uscc
