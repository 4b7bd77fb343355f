-- Records that are shown or scored although their repair was approved: there must be none.
-- grain: one row per used_in, record_id
-- Straight from the decisions and from what is published, by other means than lawful use itself.
with repaired as (
    select distinct
        uscc,
        target_type as record_type,
        {{ document_key('target_record_no') }} as document_key
    from {{ ref('stg_repair_applications') }}
    where
        repair_status = 'approved'
        and coalesce(publicity_ended_on, cast(decided_at as date), reported_on)
        <= {{ as_of() }}
),

shown as (
    {% for fact, kind, number, department in [
        ('fct_penalty', 'penalty', 'document_no', 'department_code'),
        ('fct_dishonest_listing', 'dishonest_listing', 'listing_no', 'department_code'),
        ('fct_abnormal_listing', 'abnormal_listing', 'document_no', 'department_code'),
    ] %}
    select
        '{{ kind }}' as used_in, '{{ kind }}' as record_type, record_id, uscc,
        subject_name, {{ number }} as document_no, {{ department }} as department_code,
        district_code, industry_section, subject_type, risk_tier
    from {{ ref(fact) }}
    union all
    {% endfor %}
    select
        'joint_case' as used_in, 'dishonest_listing' as record_type, record_id, uscc,
        subject_name, listing_no as document_no,
        executing_department_code as department_code,
        district_code, industry_section, subject_type, risk_tier
    from {{ ref('fct_joint_case') }}
    where case_kind = 'sanction'
)

select shown.*
from shown
inner join repaired
    on
        shown.uscc = repaired.uscc
        and shown.record_type = repaired.record_type
        and {{ document_key('shown.document_no') }} = repaired.document_key
