-- One row a repair application: for penalties after their shortest publication, for listings
-- and abnormal entries that end by repair. Days are working days of the window.
create view repair_event as
with asked as (
    select
        k, i, uscc, subject_name, department_no, department_code, severity_class,
        'penalty' as target_type, document_no as target_record_no, decided_on as target_decided_on,
        decided_day + case severity_class
            when 'minor' then 12
            when 'general' then 66
            else 254
        end + floor(-ln(1 - chance(k, 90)) * 45)::integer as submitted_day,
        null as settled_day,
    from penalty_detail
    where not is_person and fulfilled_on is not null and revoked_on is null
        and chance(k, 91) < (case severity_class when 'minor' then 0.05 else 0.42 end)
    union all
    select
        k, i, uscc, subject_name, department_no, department_code, null, 'dishonest_listing',
        listing_no, listed_on, removed_day - 4 - below(k, 92, 8), removed_day,
    from listing_event
    where removal_reason = 'repaired' and not is_person
    union all
    select
        k, i, uscc, subject_name, department_no, department_code, null, 'abnormal_listing',
        document_no, listed_on, removed_day - 3 - below(k, 92, 6), removed_day,
    from abnormal_event
    where removal_reason = 'repaired'
),

stepped as (
    select
        asked.*,
        submitted_day >= getvariable('backlog_day')
            and department_no = getvariable('backlog_department') as is_stuck,
        submitted_day + case
            when settled_day is not null then below(k, 94, 3)
            when chance(k, 93) < 0.03 then 4 + below(k, 94, 4)
            else below(k, 94, 4)
        end as accepted_day,
        -- A listing that ended by repair was decided so on that day.
        case when settled_day is null then chance(k, 95) else 1 end as outcome_draw,
    from asked
    where submitted_day between 1 and getvariable('day_count')
)

select
    stepped.*,
    case
        when settled_day is not null then settled_day
        when outcome_draw < 0.04 and not is_stuck then accepted_day
        else accepted_day + case
            when is_stuck then 18 + floor(90 * chance(k, 96))::integer
            when chance(k, 97) < 0.05 then 9 + below(k, 96, 10)
            else 1 + floor(6 * power(chance(k, 96), 1.3))::integer
        end
    end as decided_day,
from stepped
