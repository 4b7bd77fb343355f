-- One row a joint case: a sanction for a listing, or an incentive for an honour, carried out by
-- one department. Every 25th repeats the one before: same measure and business number.
create view case_event as
with started as (
    select
        k, i, uscc, subject_name, 'sanction' as case_kind, list_code, null as honour_type,
        listing_no, department_no as initiating_no, listed_day as basis_day, removed_day,
        unnest(range(4 + below(k, 150, 5))) as ordinal,
    from listing_event
    where not is_person
    union all
    select
        k, i, uscc, subject_name, 'incentive', null, honour_type,
        null, 1, awarded_day, null,
        unnest(range(1 + below(k, 150, 2))) as ordinal,
    from honour_event
),

numbered as (
    select
        started.*,
        k * 16 + ordinal as n,
        k * 16 + ordinal - case
            when ordinal > 0 and chance(k * 16 + ordinal, 151) < 0.04 then 1 else 0
        end as business,
        basis_day + 1 + floor(120 * power(chance(k * 16 + ordinal, 152), 2))::integer
            as initiated_day,
    from started
),

assigned as (
    select
        numbered.*,
        pick(getvariable('case_choices'), business, 153) as executing_no,
        initiated_day + below(n, 154, 2) as pushed_day,
        initiated_day + 1 + below(n, 155, 3) as received_day,
        initiated_day + 3 + below(n, 156, 4) as checked_day,
        initiated_day + 6 + below(n, 157, 8) as executed_day,
        initiated_day + 13 + below(n, 158, 9) as feedback_day,
        chance(n, 159) as reach,
    from numbered
    where initiated_day <= getvariable('day_count')
        and (removed_day is null or initiated_day < removed_day)
)

select
    assigned.*,
    -- How far the case got by its own draw; the department that stopped answers no more.
    case
        when executing_no = getvariable('silent_department')
            and feedback_day >= getvariable('silent_day') and chance(n, 160) < 0.94 then 4
        when reach < 0.015 then 1
        when reach < 0.03 then 2
        when reach < 0.05 then 3
        when reach < 0.08 then 4
        else 5
    end as furthest,
    chance(n, 161) < 0.03 as is_not_applicable,
from assigned
