-- What every edition of the scorecard makes of the subjects, against every other edition.
-- grain: one row per scorecard_version, against_version, district_code, grade_code,
--     against_grade_code
-- score_change is the sum of the score in scorecard_version less that in against_version.
select
    edition.scorecard_version,
    other.scorecard_version as against_version,
    edition.district_code,
    edition.grade_code,
    other.grade_code as against_grade_code,
    count(*) as subject_count,
    count(*) filter (where edition.score <> other.score) as rescored_count,
    cast(sum(edition.score - other.score) as decimal(18, 2)) as score_change
from {{ ref('fct_score_version') }} as edition
inner join {{ ref('fct_score_version') }} as other
    on
        edition.uscc = other.uscc
        and edition.scorecard_version <> other.scorecard_version
group by
    edition.scorecard_version, other.scorecard_version, edition.district_code,
    edition.grade_code, other.grade_code
order by
    edition.scorecard_version, against_version, edition.district_code,
    edition.grade_code, against_grade_code
