-- Table honours: columns and order of data/contracts/honours.yml.
select
    uscc,
    subject_name,
    honour_type,
    year(awarded_on)::varchar || '年度' || case honour_type
        when 'tax_a' then '纳税信用A级纳税人'
        when 'customs_aeo' then '海关高级认证企业'
        when 'contract_keeping' then '守合同重信用企业'
        when 'integrity_store' then '诚信示范店'
        else '诚信典型'
    end as honour_name,
    department_code as authority_uscc,
    awarded_on,
    case
        when honour_type = 'integrity_model' then date '2099-12-31' else
            awarded_on + 730
    end
        as valid_to,
    case
        when chance(k, 146) < 0.012
            then workday(least(getvariable('day_count'), awarded_day + 60))
    end as revoked_on,
    reported_on,
from honour_event
