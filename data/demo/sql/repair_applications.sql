-- Table repair_applications: columns and order of data/contracts/repair_applications.yml.
select
    'XF' || strftime(workday(submitted_day), '%Y%m%d') || lpad(k::varchar, 9, '0')
    || left(target_type, 1) as application_no,
    uscc,
    subject_name,
    target_type,
    target_record_no,
    target_decided_on,
    severity_class,
    department_code as handling_department_uscc,
    moment(submitted_day, k, 101) as submitted_at,
    case
        when accepted_day <= getvariable('day_count') and status <> 'returned'
            then greatest(moment(accepted_day, k, 102), moment(submitted_day, k, 101))
    end as accepted_at,
    case when is_decided then greatest(
        moment(decided_day, k, 103),
        moment(accepted_day, k, 102),
        moment(submitted_day, k, 101)
    ) end as decided_at,
    case
        when is_decided and decided_day + below(k, 104, 2) <= getvariable('day_count')
            then greatest(
                moment(decided_day + below(k, 104, 2), k, 105),
                moment(decided_day, k, 103),
                moment(accepted_day, k, 102), moment(submitted_day, k, 101)
            )
    end as returned_at,
    status as repair_status,
    case
        when status = 'rejected'
            then
                [
                    '公示期未满', '罚款未缴清', '信用承诺书内容不全',
                    '整改材料不足以证明已纠正'
                ][1 + below(k, 106, 4)
                ]
    end as rejection_reason,
    case when chance(k, 107) < 0.12 then 1 + below(k, 108, 2) else 0 end
        as correction_count,
    chance(k, 109) < 0.35 as is_trained,
    case when status = 'approved' then workday(decided_day) end as publicity_ended_on,
    workday(least(getvariable('day_count'), case
        when is_decided then decided_day + 1 else submitted_day + 1
    end)) as reported_on,
from repair_status
