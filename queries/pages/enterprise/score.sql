-- Score and grade of a subject, what decided it, and where it stands among its peers.
-- grain:  one row per uscc (none when the subject is not in operation)
-- units:  start_points, added_points = points; peer_count = subjects; peer_percentile = 0-1, null below 30 peers
-- params: uscc text, district_codes text[]
-- source: fct_score, dim_scorecard, dim_score_scheme, dim_score_grade, fct_grade
-- The scheme is the one shown, if it is cut from the score, else the first that is. score_grade is
-- what the score alone leads to, without direct rules.
with scheme as (
    select
        edition.scorecard_version, edition.base_points,
        scheme.scheme_code, scheme.is_shown
    from dim_scorecard as edition
    cross join dim_score_scheme as scheme
    where edition.is_in_force and scheme.basis = 'score'
    order by scheme.is_shown desc, scheme.sort_order asc
    limit 1
)

select
    score.uscc,
    scheme.scorecard_version,
    scheme.scheme_code,
    scheme.is_shown,
    scheme.base_points as start_points,
    score.score,
    score.added_points,
    grade.grade_code,
    (
        select max_by(limits.grade_code, limits.score_from)
        from dim_score_grade as limits
        where
            limits.scorecard_version = scheme.scorecard_version
            and limits.scheme_code = scheme.scheme_code
            and limits.score_from <= score.score
    ) as score_grade,
    score.direct_rule_id,
    score.contribution_count,
    score.has_pending_objection,
    score.subject_type,
    score.industry_section,
    score.industry_division,
    score.exposure,
    score.peer_count,
    score.peer_percentile
from fct_score as score
cross join scheme
left join fct_grade as grade
    on score.uscc = grade.uscc and scheme.scheme_code = grade.scheme_code
where
    score.uscc = $uscc
    and grade.uscc = $uscc
    and (len($district_codes) = 0 or score.district_code = any($district_codes))
order by score.uscc
