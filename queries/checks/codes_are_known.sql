-- Every code a page puts into words is in its list; 'unrated', no grade, has words in the pages.
{% set coded = [
    ('dim_subject', 'subject_type', 'subject_type'),
    ('dim_subject', 'subject_status', 'subject_status'),
    ('dim_subject', 'risk_tier', 'risk_tier'),
    ('dim_subject', 'located_by', 'located_by'),
    ('dim_subject', 'size_class', 'size_class'),
    ('dim_district', 'district_kind', 'place_kind'),
    ('dim_department', 'department_level', 'department_level'),
    ('fct_penalty', 'severity_class', 'severity_class'),
    ('fct_penalty', 'rule_version', 'rule_version'),
    ('fct_licence', 'licence_category', 'licence_category'),
    ('fct_licence', 'licence_status', 'licence_status'),
    ('fct_inspection', 'inspection_kind', 'inspection_kind'),
    ('fct_dishonest_listing', 'list_code', 'list_code'),
    ('fct_abnormal_listing', 'abnormal_reason', 'abnormal_reason'),
    ('fct_honour', 'honour_type', 'honour_type'),
    ('fct_joint_case', 'case_kind', 'case_kind'),
    ('fct_joint_case', 'case_status', 'case_status'),
    ('fct_joint_case', 'domain_code', 'domain'),
    ('fct_case_flow', 'order_gap', 'case_order_gap'),
    ('fct_case_flow', 'basis_gap', 'case_basis_gap'),
    ('fct_commitment', 'commitment_type', 'commitment_type'),
    ('fct_commitment', 'fulfilment_status', 'fulfilment_status'),
    ('fct_commitment', 'publicity', 'publicity'),
    ('fct_repair', 'repair_status', 'repair_status'),
    ('fct_repair', 'target_type', 'record_type'),
    ('fct_objection', 'objection_status', 'objection_status'),
    ('fct_evaluation', 'scheme_code', 'scheme'),
    ('fct_subject_change', 'change_item', 'change_item'),
    ('fct_relation', 'relation_type', 'relation_type'),
    ('fct_scene', 'scene_field', 'scene_field'),
    ('fct_scene', 'benefit_type', 'benefit_type'),
    ('fct_scene', 'scene_status', 'scene_status'),
    ('fct_withdrawn_event', 'record_type', 'fact_type'),
    ('fct_withdrawn_event', 'withdrawal', 'lawful_verdict'),
    ('fct_listing_interval', 'listing_kind', 'listing_kind'),
    ('fct_publicity', 'record_kind', 'fact_type'),
    ('agg_record_month', 'record_type', 'fact_type'),
    ('load_lawful_use', 'verdict', 'lawful_verdict'),
] %}
with used as (
    {% for model, column, code_list in coded %}
    select distinct
        '{{ model }}' as model,
        '{{ code_list }}' as code_list,
        {{ column }} as code
    from {{ ref(model) }}
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
)

select used.model, used.code_list, used.code
from used
left join {{ ref('dim_code') }} as known
    on used.code_list = known.code_list and used.code = known.code
where
    known.code is null
    and used.code is not null
    and used.code <> 'unrated'
