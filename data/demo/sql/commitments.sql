-- Table commitments: columns and order of data/contracts/commitments.yml.
-- commitment_no: division, date, and six characters that count through all commitments.
select
    district_code
    || strftime(made_on, '%Y%m%d')
    || upper(to_base(n, 36, 6)) as commitment_no,
    case when is_person then representative else subject_name end as subject_name,
    case
        when is_person then 'natural_person'
        when subject_type = 'individual_business' then 'individual_business'
        else 'organisation'
    end as party_type,
    case when not is_person then uscc end as uscc,
    commitment_type,
    case commitment_type
        when 'approval_substitute' then '申请以告知承诺方式办理许可'
        when 'incomplete_acceptance' then '申请容缺受理'
        when 'proof_item' then '以承诺替代证明材料'
        when 'credit_repair' then '申请信用修复'
        when 'industry_selfdiscipline' then '加入行业自律公约'
        else '主动公开诚信经营承诺'
    end as commitment_reason,
    '本单位提供的材料真实有效，守法诚信经营，按期履行承诺事项。' as content,
    '如违背承诺，自愿承担相应法律责任并记入信用记录。' as liability,
    made_on,
    case
        when chance(n, 201) < 0.45 then date '2099-12-31'
        when chance(n, 201) < 0.70 then made_on + 1095
        when chance(n, 201) < 0.90 then made_on + 365
    end as valid_to,
    case when check_draw < check_share then made_on + 90 + 30 * below(n, 202, 4) end
        as check_due_on,
    case when is_checked then finding end as fulfilment_status,
    case when is_checked and finding <> 'fulfilled' then '承诺补交的材料未按期补交' end
        as unfulfilled_content,
    case when is_checked and finding <> 'fulfilled' then '撤销承诺办理结果，停止适用告知承诺' end
        as pursued_liability,
    case when is_checked then workday(checked_day) end as confirmed_on,
    case when is_checked then department_code end as confirming_department_uscc,
    department_code as department_uscc,
    case
        when chance(n, 203) < 0.955 then 'public'
        when chance(n, 203) < 0.985 then 'restricted'
        else 'not_public'
    end as publicity,
    null::varchar as remark,
    reported_on,
from commitment_event
join district using (district_no, district_name)
