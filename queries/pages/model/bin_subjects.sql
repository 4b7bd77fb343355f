-- Subjects in operation whose score lies in a step of the distribution.
-- grain:  one row per uscc
-- units:  score = points
-- params: score_from double, score_before double (exclusive), district_codes text[]
-- source: fct_score
select
    uscc,
    subject_name,
    district_code,
    industry_division,
    subject_type,
    risk_tier,
    score,
    main_indicator_id,
    direct_rule_id
from fct_score
where
    score >= $score_from
    and score < $score_before
    and (len($district_codes) = 0 or list_contains($district_codes, district_code))
order by score, uscc
