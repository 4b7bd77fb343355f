-- Table licences: columns and order of data/contracts/licences.yml.
select
    coalesce(getvariable('person_names')[person_no], subject_name) as subject_name,
    case
        when is_person then 'natural_person'::word
        when subject_type = 'individual_business' then 'individual_business'::word
        else 'organisation'::word
    end as party_type,
    case when not is_person then uscc end as uscc,
    null::word as registration_no,
    null::word as organisation_code,
    null::word as tax_no,
    null::word as institution_no,
    null::word as social_org_no,
    case when not is_person then representative end as legal_representative_hash,
    null::word as representative_id_type,
    null::word as representative_id,
    case when is_person then 'identity_card'::word end as person_id_type,
    getvariable('person_ids')[person_no] as person_id,
    item.document_name,
    concat(mark, '许〔', year(decided_on), '〕第', k, '号') as document_no,
    item.category as licence_category,
    item.certificate_name,
    case
        when item.certificate_name is not null
            then concat('XA', 1000000000000 * department_no + k)
    end as certificate_no,
    getvariable('licence_wordings')[item_no * getvariable('town_count') + town_no]
        as content,
    decided_on,
    decided_on as valid_from,
    case
        when item.years = 0 then date '2099-12-31'
        else decided_on + (item.years * 365)::integer
    end as valid_to,
    department_name as authority_name,
    department_code as authority_uscc,
    case
        when chance(k, 52) < 0.012 then 'invalid'::word
        when
            item.years > 0
            and decided_on + (item.years * 365)::integer < getvariable('as_of')
            then 'invalid'::word
        else 'valid'::word
    end as licence_status,
    department_name as source_name,
    department_code as source_uscc,
    null::word as remark,
    reported_on,
    chance(k, 53) >= 0.004 as is_publishable,
    case
        when chance(k, 54) < 0.0015
            then least(decided_on + 40, getvariable('as_of'))
    end as revoked_on,
from licence_event
join licence_item as item using (item_no)
