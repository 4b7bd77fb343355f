-- Table objections: columns and order of data/contracts/objections.yml.
with asked as (
    select
        k,
        uscc,
        'penalty' as target_type,
        document_no as target_record_no,
        department_code,
        reported_day + 3 + below(k, 251, 60) as submitted_day,
        chance(k, 253) as outcome_draw,
    from penalty_detail
    where not is_person and chance(k, 250) < 0.014
    union all
    select
        k, uscc, 'dishonest_listing', listing_no, department_code,
        case
            when removal_reason = 'objection_upheld' then removed_day - 8
            else reported_day + 2 + below(k, 251, 30)
        end,
        case when removal_reason = 'objection_upheld' then 0 else 0.5 end,
    from listing_event
    where
        not is_person
        and (chance(k, 250) < 0.03 or removal_reason = 'objection_upheld')
)

select
    'YY' || lpad(k::varchar, 11, '0') || left(target_type, 1) as objection_no,
    uscc,
    target_type,
    target_record_no,
    ['处罚决定已被撤销', '主体信息与本单位不符', '金额登记有误', '已履行完毕仍在公示'][1 + below(k, 252, 4)]
        as objection_reason,
    department_code as reporting_department_uscc,
    workday(submitted_day) as submitted_on,
    case
        when decided_day > getvariable('day_count') then 'pending'
        when outcome_draw < 0.27 then 'upheld'
        when outcome_draw < 0.93 then 'rejected'
        else 'withdrawn'
    end as objection_status,
    case when decided_day <= getvariable('day_count') then workday(decided_day) end
        as decided_on,
    workday(least(getvariable('day_count'), submitted_day + 1)) as reported_on,
from (select *, submitted_day + 3 + below(k, 254, 12) as decided_day from asked)
where submitted_day between 1 and getvariable('day_count')
