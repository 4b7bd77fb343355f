-- Who a subject is: registration, place, industry, tier and lists.
-- grain:  one row per uscc
-- units:  registered_capital_cny = yuan
-- params: uscc text, district_codes text[]
-- source: dim_subject
with subject as materialized (
    select * from dim_subject
    where uscc = $uscc
)

select
    uscc,
    subject_name,
    former_names,
    subject_type,
    is_legal_person,
    subject_status,
    is_active,
    status_changed_on,
    registered_on,
    district_code,
    located_by,
    town_code,
    functional_zone_code,
    address,
    industry_section,
    industry_division,
    industry_code,
    registered_capital_cny,
    size_class,
    registration_department_code,
    last_annual_report_year,
    lon,
    lat,
    crs,
    risk_tier,
    risk_scheme_code,
    risk_evaluated_on,
    is_dishonest,
    is_abnormal,
    record_id,
    reported_on,
    source_file,
    source_line
from subject
where len($district_codes) = 0 or district_code in $district_codes
order by uscc
