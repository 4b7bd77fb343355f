-- Places, industries and subjects that a mart names are in their dimension. A subject unknown to
-- the register is kept and counted by the intake; then nothing of a subject may be said of it.
{% set marts = subject_facts() + ['dim_subject', 'agg_subject', 'agg_record_month'] %}
{% set events = [
    'fct_publicity', 'fct_withdrawn_event',
    'fct_listing_interval', 'fct_scene'
] %}
with place as (
    {% for mart in marts + events %}
    select distinct '{{ mart }}' as model, district_code from {{ ref(mart) }}
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

sector as (
    {% for mart in marts %}
    select distinct '{{ mart }}' as model, industry_section from {{ ref(mart) }}
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

unknown_subject as (
    {% for fact in subject_facts() %}
    select distinct '{{ fact }}' as model, fact.uscc
    from {{ ref(fact) }} as fact
    left join {{ ref('dim_subject') }} as subject on fact.uscc = subject.uscc
    where
        subject.uscc is null
        and fact.uscc is not null
        and (fact.subject_type is not null or fact.district_code <> 'unlocated')
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
)

select place.model, 'district_code' as column_name, place.district_code as value
from place
left join {{ ref('dim_district') }} as district
    on place.district_code = district.district_code
where district.district_code is null
union all
select sector.model, 'industry_section' as column_name, sector.industry_section as value
from sector
left join {{ ref('dim_industry') }} as industry
    on sector.industry_section = industry.industry_section
where industry.industry_section is null and sector.industry_section is not null
union all
select model, 'uscc' as column_name, uscc as value
from unknown_subject
