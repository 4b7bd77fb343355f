-- Table subjects: columns and order of data/contracts/subjects.yml. Capital in 万元.
select
    uscc,
    case
        when chance(i, 310) < 0.25
            then '990' || lpad((i % 1000000)::varchar, 6, '0')
                || lpad((i % 999983)::varchar, 6, '0')
    end as registration_no,
    subject_name,
    former_name as former_names,
    subject_type,
    case
        when subject_type in ('individual_business') or is_branch then false else true
    end as is_legal_person,
    subject_status,
    status_changed_on,
    registered_on,
    district_code,
    case when chance(i, 311) < 0.93 then town_code end as town_code,
    zone_code as functional_zone_code,
    address,
    industry.industry_code,
    case subject_type
        when 'enterprise'
            then round(power(10, 1 + 2.7 * chance(i, 312)), 0)::decimal(18, 2)
        when 'individual_business' then (1 + below(i, 312, 20))::decimal(18, 2)
        else (10 + below(i, 312, 90))::decimal(18, 2)
    end as registered_capital_cny,
    case when subject_type = 'enterprise' then case
        when chance(i, 313) < 0.006 then 'large'
        when chance(i, 313) < 0.04 then 'medium'
        when chance(i, 313) < 0.26 then 'small'
        else 'micro'
    end end as size_class,
    coalesce(getvariable('person_names')[serial_person_no], representative)
        as legal_representative_hash,
    getvariable('person_ids')[serial_person_no] as legal_representative_id_hash,
    department.department_code as registration_authority_uscc,
    case
        when year(registered_on) < year(getvariable('as_of'))
            then
                (
                    year(getvariable('as_of'))
                    - 1
                    - if(risk > 0.86, [0, 0, 0, 1, 2, 3, 5, 7][1 + below(i, 314, 8)], 0)
                )
    end
        as last_annual_report_year,
    case when chance(i, 315) < 0.9 then lon end as lon,
    case when chance(i, 315) < 0.9 then lat end as lat,
    case when chance(i, 315) < 0.9 then crs end as crs,
    least(getvariable('as_of'), coalesce(status_changed_on, registered_on) + 1)
        as reported_on,
from subject_record
join industry using (industry_no)
join
    department
    on department_no = case register_no when 0 then 17 else 23 + district_no end
