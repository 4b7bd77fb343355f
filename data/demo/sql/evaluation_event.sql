-- One row a delivered grade. The risk classification arrives in full in snapshot months (and
-- when a subject first appears), and between them only where the grade has changed.
create view evaluation_event as
with monthly as (
    select
        i, uscc, risk, subject_type, district_no, first_day, last_day,
        unnest(getvariable('evaluation_months')) as month,
    from subject
    where (subject_type = 'enterprise' and chance(i, 230) < 0.985)
        or (subject_type = 'individual_business' and chance(i, 230) < 0.80)
        or (subject_type = 'cooperative' and chance(i, 230) < 0.95)
),

-- A grade wanders within 0.06 of the subject's risk, at a pace of its own; in the district
-- that drifts the score climbs in the last months.
scored as (
    select
        monthly.*,
        abs(risk + 0.06 * (chance(i * 64 + (month.number + i % 9) // 9, 231) - 0.5)) as wandered,
        case when district_no = getvariable('drift_district_no')
            then getvariable('drift_rise') * greatest(
                0, month.number - getvariable('drift_month') + 1
            )
            else 0
        end as drift,
    from monthly
    where month.day between first_day and last_day
),

graded as (
    select
        *,
        case
            when least(wandered, 2 - wandered) + drift < 0.652 then 'A'
            when least(wandered, 2 - wandered) + drift < 0.903 then 'B'
            when least(wandered, 2 - wandered) + drift < 0.982 then 'C'
            else 'D'
        end as grade_code,
        least(wandered, 2 - wandered) + drift as strain,
    from scored
),

compared as (
    select
        *,
        lag(grade_code) over (partition by i order by month.number) as grade_before,
    from graded
)

select
    uscc, 'SAMR_ABCD' as scheme_code, grade_code,
    round(100 * least(1, strain), 1) as score,
    month.day as evaluated_day, 17 as department_no,
from compared
where month.is_full or grade_before is null or grade_before <> grade_code
