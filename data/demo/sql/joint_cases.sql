-- Table joint_cases: columns and order of data/contracts/joint_cases.yml. Money in yuan.
-- Steps of one day come in their order; three in a thousand cases date the feedback back.
with timed as (
    select
        *,
        moment(initiated_day, n, 173) as initiated_at,
        greatest(moment(pushed_day, n, 174), initiated_at) as pushed_at,
        greatest(moment(received_day, n, 175), pushed_at) as received_at,
        greatest(moment(checked_day, n, 176), received_at) as checked_at,
        greatest(moment(executed_day, n, 177), checked_at) as executed_at,
        case
            when chance(n, 182) < 0.003 then initiated_at
            else greatest(moment(feedback_day, n, 178), executed_at)
        end as feedback_at
    from case_step
)

select
    'AL' || lpad(n::varchar, 12, '0') as case_no,
    case_kind,
    list_code,
    honour_type,
    listing_no,
    uscc,
    subject_name,
    code_mark || lpad((1 + below(business, 171, measures))::varchar, 2, '0')
        as measure_code,
    'YW' || lpad(business::varchar, 12, '0') as business_no,
    pick(getvariable('case_items'), business, 172) as business_item,
    executing.domain as domain_code,
    initiating.department_code as initiating_department_uscc,
    executing.department_code as executing_department_uscc,
    initiated_at,
    case when pushed_day <= today then pushed_at end as pushed_at,
    case when step >= 2 then received_at end as received_at,
    case when step >= 3 then checked_at end as checked_at,
    case when is_done then executed_at end as executed_at,
    case when step >= 5 then feedback_at end as feedback_at,
    case
        when is_lifted then 'lifted'
        when step >= 4 and is_not_applicable then 'not_applicable'
        when step = 5 then ['feedback', 'closed', 'closed'][1 + below(n, 179, 3)]
        else ['pushed', 'received', 'checked', 'executed'][step]
    end as case_status,
    case when step >= 4 and is_not_applicable then '主体未申请该事项' end
        as not_applicable_reason,
    case
        when chance(n, 180) < 0.3
            then round(power(10, 4 + 2.5 * chance(n, 181)), 2)::decimal(18, 2)
    end as amount_cny,
    case when step >= 5 and is_done then effect end as effect,
    case when is_done then workday(executed_day) end as sanction_from,
    case when is_done then workday(executed_day) + 730 end as sanction_to,
    case when is_lifted then workday(greatest(removed_day, executed_day)) end
        as lifted_on,
    workday(least(today, case step
        when 5 then feedback_day when 4 then executed_day when 3 then checked_day
        when 2 then received_day else pushed_day
    end + 1)) as reported_on,
from timed
join department as initiating on initiating.department_no = initiating_no
join department as executing on executing.department_no = executing_no
