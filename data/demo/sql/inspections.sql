-- Table inspections: columns and order of data/contracts/inspections.yml.
select
    'JC' || lpad(k::varchar, 11, '0') as inspection_no,
    case
        when inspection_kind = 'random'
            then
                'RW'
                || strftime(inspected_on, '%Y%m')
                || lpad(department_no::varchar, 3, '0')
    end as plan_no,
    uscc,
    subject_name,
    inspection_kind,
    item_name,
    department_code as department_uscc,
    inspected_on,
    result_codes,
    case
        when not has_problem then 'none'::word
        else ([
            'order_correction',
            'order_correction',
            'transfer_clue',
            'notify_department',
            'return_to_routine'
        ]::word[])[1 + below(k, 216, 5)
        ]
    end as disposal_kind,
    case
        when
            has_problem and inspected_day + 30 <= getvariable('day_count')
            and chance(k, 217) < 0.9 then workday(inspected_day + 5 + below(k, 218, 25))
    end as disposal_finished_on,
    case
        when inspected_day + 24 <= getvariable('day_count')
            then workday(inspected_day + case
                when chance(k, 219) < 0.04
                    then 21 + below(k, 220, 4)
                else 2 + below(k, 220, 17)
            end)
    end as published_on,
    inspection_kind = 'random' and chance(k, 221) < 0.38 as is_cross_department,
    inspection_kind = 'random' and chance(k, 222) < 0.86 as is_credit_rule_drawn,
    reported_on,
from inspection_event
