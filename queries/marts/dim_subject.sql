-- Every registered subject with its place, industry, tier and whether it is listed now.
-- grain: one row per uscc
with dishonest as (
    select distinct uscc from {{ ref('lawful_dishonest_listings') }}
    where listed_on <= {{ as_of() }}
),

abnormal as (
    select distinct uscc from {{ ref('lawful_abnormal_listings') }}
    where listed_on <= {{ as_of() }}
)

select
    subject.uscc,
    subject.subject_name,
    subject.former_names,
    subject.name_initials,
    subject.subject_type,
    subject.is_legal_person,
    subject.subject_status,
    coalesce({{ in_operation() }}, false) as is_active,
    subject.status_changed_on,
    subject.registered_on,
    coalesce(location.district_code, 'unlocated') as district_code,
    coalesce(location.located_by, 'unlocated') as located_by,
    location.town_code,
    subject.functional_zone_code,
    subject.address,
    industry.industry_section,
    industry.industry_division,
    subject.industry_code,
    subject.registered_capital_cny,
    subject.size_class,
    subject.legal_representative_hash,
    subject.legal_representative_id_hash,
    subject.registration_department_code,
    subject.last_annual_report_year,
    subject.lon,
    subject.lat,
    subject.crs,
    coalesce(grade.risk_tier, 'unrated') as risk_tier,
    grade.scheme_code as risk_scheme_code,
    grade.risk_evaluated_on,
    dishonest.uscc is not null as is_dishonest,
    abnormal.uscc is not null as is_abnormal,
    subject.record_id,
    subject.reported_on,
    subject.source_file,
    subject.source_line
from {{ ref('stg_subjects') }} as subject
left join {{ ref('stg_subject_location') }} as location on subject.uscc = location.uscc
left join {{ ref('stg_reference_industries') }} as industry
    on
        substr(subject.industry_code, 1, 1) = industry.industry_section
        and substr(subject.industry_code, 2, 2) = industry.industry_division
left join {{ ref('current_tier') }} as grade on subject.uscc = grade.uscc
left join dishonest on subject.uscc = dishonest.uscc
left join abnormal on subject.uscc = abnormal.uscc
order by district_code, industry_division, subject.uscc
