-- Table penalties: columns and order of data/contracts/penalties.yml. Money in 万元.
select
    coalesce(getvariable('person_names')[person_no], subject_name) as subject_name,
    case
        when is_person then 'natural_person'
        when subject_type = 'individual_business' then 'individual_business'
        else 'organisation'
    end as party_type,
    case when not is_person then uscc end as uscc,
    null::varchar as registration_no,
    null::varchar as organisation_code,
    null::varchar as tax_no,
    null::varchar as institution_no,
    null::varchar as social_org_no,
    case when not is_person then representative end as legal_representative_hash,
    null::varchar as representative_id_type,
    null::varchar as representative_id,
    case when is_person then 'identity_card' end as person_id_type,
    getvariable('person_ids')[person_no] as person_id,
    document_no,
    violation_type,
    '经查，' || town_name || '的当事人' || facts || '。' as violation_facts,
    basis as legal_basis,
    penalty_categories,
    '决定给予' || label || case
        when fine_cny is not null
            then '，罚款人民币' || (fine_cny * 10000)::bigint || '元'
        else ''
    end || '。' as content,
    fine_cny,
    confiscated_cny,
    case
        when penalty_categories like '%_licence'
            then '经营许可证 XA' || lpad(k::varchar, 9, '0')
    end as suspended_licence,
    decided_on,
    case when chance(k, 72) < 0.2 then date '2099-12-31' else decided_on + 1095 end
        as valid_to,
    case when chance(k, 73) < 0.6 then publish_until end as publish_until,
    department_name as authority_name,
    department_code as authority_uscc,
    department_name as source_name,
    department_code as source_uscc,
    null::varchar as remark,
    reported_on,
    case when chance(k, 74) < 0.8 then severity_class end as severity_class,
    chance(k, 75) >= 0.01 as is_publishable,
    severity_class = 'minor' and chance(k, 76) < 0.5 as is_summary_procedure,
    chance(k, 77) < 0.86 as repair_notice_delivered,
    fulfilled_on,
    revoked_on,
from penalty_detail
