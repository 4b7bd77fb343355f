-- One row an honour: a good subject gets one every nine months or so.
create view honour_event as
with repeated as (
    select
        subject.*,
        unnest(range(2 + least(2, below(i, 140, 4)))) as ordinal,
    from subject
    where is_honoured
),

drawn as (
    select
        repeated.*,
        i * 256 + 252 - ordinal as k,
        case
            when subject_type = 'individual_business' then 'integrity_store'
            when ordinal = 0 or chance(i, 141) < 0.7 then 'tax_a'
            else
                [
                    'contract_keeping',
                    'integrity_model',
                    'customs_aeo',
                    'contract_keeping'
                ][1 + below(i, 142, 4)]
        end as honour_type,
        greatest(first_day, day_count - 60 - 180 * ordinal - below(i, 143, 120))
            as awarded_day,
    from repeated
    cross join (select getvariable('day_count') as day_count)
)

select
    drawn.*,
    department.department_code,
    workday(awarded_day) as awarded_on,
    workday(least(getvariable('day_count'), awarded_day + 2 + below(k, 144, 8)))
        as reported_on,
from drawn
join department
    on
        department.department_no = case honour_type
            when 'tax_a' then 19 when 'customs_aeo' then 13 when
                'integrity_model'
                then 1
            else 17
        end
where ordinal = 0 or awarded_day > first_day
