-- About how many records all kinds but licences will have: counted where the number is fixed
-- already, else by the shares measured on the default city. And the weight of all licences.
with month as (
    select unnest(getvariable('evaluation_months'), recursive := true)
),

full_grades as (
    select count(*) as n
    from subject
    join month on is_full and month.day between first_day and last_day
    where subject_type in ('enterprise', 'individual_business', 'cooperative')
)

select
    sum(penalty_count * 1.26 + inspection_count + commitment_count + change_count)
    + any_value(full_grades.n) * 0.881
    -- Grades between the full deliveries and first ones; then those of the other schemes.
    + count(*) * 0.97
    + count(*) * 0.79
    -- Joint cases, relations, honours, abnormal and dishonest listings.
    + count(*) * 0.52 as records,
    sum(licence_weight) as licence,
from subject
cross join full_grades
