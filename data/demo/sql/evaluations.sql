-- Table evaluations: columns and order of data/contracts/evaluations.yml.
with delivered as (
    select uscc, scheme_code, grade_code, score, evaluated_day, department_no,
    from evaluation_event
    union all
    select
        uscc, 'NDRC_YLZC'::word,
        case
            when risk < 0.30 then '优'::word when risk < 0.86 then '良'::word when
                risk < 0.97
                then '中'::word
            else '差'::word
        end,
        null, getvariable('yearly_days')[y], 1,
    from subject, range(1, 4) as years (y)
    where
        subject_type = 'enterprise' and chance(i, 240) < 0.33
        and getvariable('yearly_days')[y] between first_day and last_day
    union all
    select
        uscc, 'TAX'::word,
        case
            when risk < 0.18 then 'A'::word when risk < 0.62 then 'B'::word when
                risk < 0.86
                then 'M'::word
            when risk < 0.96 then 'C'::word else 'D'::word
        end,
        round(100 - 60 * risk, 1), getvariable('yearly_days')[y], 19,
    from subject, range(1, 4) as years (y)
    where
        subject_type = 'enterprise' and chance(i, 241) < 0.45
        and getvariable('yearly_days')[y] between first_day and last_day
)

select
    uscc,
    scheme_code,
    grade_code,
    score,
    workday(evaluated_day) as evaluated_on,
    department_code as evaluator_uscc,
    workday(least(getvariable('day_count'), evaluated_day + 3)) as reported_on,
from delivered
join department using (department_no)
