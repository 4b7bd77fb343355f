-- How many records of each kind a subject has, by quarter, and the newest of each.
-- grain:  one row per record_type, period (kinds and quarters without records left out)
-- units:  record_count = records
-- params: uscc text, district_codes text[]
-- source: fct_licence, fct_penalty, fct_inspection, fct_dishonest_listing, fct_abnormal_listing,
--         fct_honour, fct_commitment, fct_joint_case, fct_repair, fct_evaluation, fct_objection, fct_subject_change, fct_relation
with record as materialized (
    select 'licence' as record_type, decided_on as happened_on, district_code
    from fct_licence where uscc = $uscc
    union all
    select 'penalty' as record_type, decided_on as happened_on, district_code
    from fct_penalty where uscc = $uscc
    union all
    select 'inspection' as record_type, inspected_on as happened_on, district_code
    from fct_inspection where uscc = $uscc
    union all
    select 'dishonest_listing' as record_type, listed_on as happened_on, district_code
    from fct_dishonest_listing where uscc = $uscc
    union all
    select 'abnormal_listing' as record_type, listed_on as happened_on, district_code
    from fct_abnormal_listing where uscc = $uscc
    union all
    select 'honour' as record_type, awarded_on as happened_on, district_code
    from fct_honour where uscc = $uscc
    union all
    select 'commitment' as record_type, made_on as happened_on, district_code
    from fct_commitment where uscc = $uscc
    union all
    select
        'joint_case' as record_type,
        cast(initiated_at as date) as happened_on,
        district_code
    from fct_joint_case where uscc = $uscc
    union all
    select 'repair' as record_type, submitted_on as happened_on, district_code
    from fct_repair where uscc = $uscc
    union all
    select 'evaluation' as record_type, evaluated_on as happened_on, district_code
    from fct_evaluation where uscc = $uscc
    union all
    select 'objection' as record_type, submitted_on as happened_on, district_code
    from fct_objection where uscc = $uscc
    union all
    select 'subject_change' as record_type, changed_on as happened_on, district_code
    from fct_subject_change where uscc = $uscc
    union all
    select 'relation' as record_type, valid_from as happened_on, district_code
    from fct_relation where uscc = $uscc or related_uscc = $uscc
)

select
    record_type,
    cast(date_trunc('quarter', happened_on) as date) as period,
    count(*) as record_count,
    max(happened_on) as last_on
from record
where len($district_codes) = 0 or district_code in $district_codes
group by all
order by record_type, period
