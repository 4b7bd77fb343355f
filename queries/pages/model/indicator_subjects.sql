-- Subjects that have a record of one indicator, with what it moves at present.
-- grain:  one row per uscc
-- units:  record_count = records; points, score = points
-- params: indicator_id text, district_codes text[]
-- source: fct_score_contribution, fct_score
with given as (
    select
        uscc,
        count(*) as record_count,
        sum(points) as points
    from fct_score_contribution
    where
        indicator_id = $indicator_id
        and (len($district_codes) = 0 or list_contains($district_codes, district_code))
    group by uscc
)

select
    given.uscc,
    graded.subject_name,
    graded.district_code,
    graded.industry_division,
    graded.subject_type,
    graded.risk_tier,
    given.record_count,
    given.points,
    graded.score
from given
left join fct_score as graded on given.uscc = graded.uscc
order by graded.score, given.uscc
