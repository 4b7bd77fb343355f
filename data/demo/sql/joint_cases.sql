-- Table joint_cases: columns and order of data/contracts/joint_cases.yml. Money in yuan.
select
    'AL' || lpad(n::varchar, 12, '0') as case_no,
    case_kind,
    list_code,
    honour_type,
    listing_no,
    uscc,
    subject_name,
    case case_kind
        when 'sanction' then 'CJ' || lpad((1 + below(business, 171, 11))::varchar, 2, '0')
        else 'JL' || lpad((1 + below(business, 171, 7))::varchar, 2, '0')
    end as measure_code,
    'YW' || lpad(business::varchar, 12, '0') as business_no,
    ['政府采购供应商资格审查', '招标投标资格审查', '财政性资金申报审核', '行政许可申请受理',
        '评先评优审核', '企业登记审查', '项目立项审核'][1 + below(business, 172, 7)]
        as business_item,
    executing.domain as domain_code,
    initiating.department_code as initiating_department_uscc,
    executing.department_code as executing_department_uscc,
    moment(initiated_day, n, 173) as initiated_at,
    case when pushed_day <= today then
        greatest(moment(pushed_day, n, 174), moment(initiated_day, n, 173)) end as pushed_at,
    case when step >= 2 then moment(received_day, n, 175) + to_days(0) end as received_at,
    case when step >= 3 then moment(checked_day, n, 176) end as checked_at,
    case when step >= 4 and not is_not_applicable
        then moment(executed_day, n, 177) end as executed_at,
    case when step >= 5 then moment(feedback_day, n, 178) end as feedback_at,
    case
        when removed_day <= today and step >= 4 and not is_not_applicable then 'lifted'
        when step >= 4 and is_not_applicable then 'not_applicable'
        when step = 5 then ['feedback', 'closed', 'closed'][1 + below(n, 179, 3)]
        else ['pushed', 'received', 'checked', 'executed'][step]
    end as case_status,
    case when step >= 4 and is_not_applicable then '主体未申请该事项' end
        as not_applicable_reason,
    case when chance(n, 180) < 0.3
        then round(power(10, 4 + 2.5 * chance(n, 181)), 2)::decimal(18, 2)
    end as amount_cny,
    case when step >= 5 and not is_not_applicable then case case_kind
        when 'sanction' then '已限制办理' else '已提供便利' end
    end as effect,
    case when step >= 4 and not is_not_applicable then workday(executed_day) end as sanction_from,
    case when step >= 4 and not is_not_applicable then workday(executed_day) + 730 end
        as sanction_to,
    case when removed_day <= today and step >= 4 and not is_not_applicable
        then workday(greatest(removed_day, executed_day)) end as lifted_on,
    workday(least(today, case step
        when 5 then feedback_day when 4 then executed_day when 3 then checked_day
        when 2 then received_day else pushed_day end + 1)) as reported_on,
from case_step
join department as initiating on initiating.department_no = initiating_no
join department as executing on executing.department_no = executing_no
