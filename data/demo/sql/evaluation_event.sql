-- One row a delivered grade. The risk classification arrives in full in snapshot months (and
-- when a subject first appears), and between them only where the grade has changed.
create view evaluation_event as
with monthly as (
    select
        i, uscc, risk, first_day, last_day,
        case
            when district_no = getvariable('drift_district_no')
                then getvariable('drift_rise')
            else 0
        end as rise,
        unnest(getvariable('evaluation_months')) as month,
    from subject
    where chance(i, 230) < case subject_type
        when 'enterprise' then 0.985
        when 'individual_business' then 0.80
        when 'cooperative' then 0.95
        else 0
    end
),

wandering as (
    select
        *,
        wandered(i, risk, month.number) as wander,
        wandered(i, risk, month.number - 1) as wander_before,
    from monthly
    where month.day between first_day and last_day
),

strained as (
    select
        *,
        strain(wander, rise, month.number) as strain,
        strain(wander_before, rise, month.number - 1) as strain_before,
    from wandering
),

graded as (
    select
        uscc,
        strain,
        month.day as evaluated_day,
        month.is_full,
        grade(strain) as grade_code,
        -- No window function: it would lose the order of the rows.
        case when month.day_before >= first_day then grade(strain_before) end
            as grade_before,
    from strained
)

select
    uscc,
    'SAMR_ABCD'::word as scheme_code,
    grade_code,
    round(100 * least(1, strain), 1) as score,
    evaluated_day,
    17 as department_no,
from graded
where is_full or grade_before is null or grade_before <> grade_code
