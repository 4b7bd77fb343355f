-- Every reported licence and penalty decision, refused ones included, for the publicity rates:
-- when it was decided and reported and by whom, without its content.
-- grain: one row per record_kind, record_id
-- Late = reported more than 7 working days after the decision, the day of decision being day 0
-- (发改办财金〔2018〕424号, 2018-07-25). Unknown when the calendar of a year is missing.
with decision as (
    {% for table in ['licences', 'penalties'] %}
    select
        '{{ judged_facts()[table] | replace("fct_", "") }}' as record_kind,
        record_id,
        reporting_department_code,
        decided_on,
        reported_on,
        true as is_valid,
        coalesce(not is_publishable, false) as is_not_publishable,
        party_type
    from {{ ref('stg_' ~ table) }}
    union all
    {% endfor %}
    select
        if(table_name = 'licences', 'licence', 'penalty') as record_kind,
        concat_ws(
            '|', source_file, source_sheet, cast(source_line as string)
        ) as record_id,
        department_code as reporting_department_code,
        decided_on,
        reported_on,
        false as is_valid,
        false as is_not_publishable,
        cast(null as string) as party_type
    from {{ ref('stg_refusals') }}
    where table_name in ('licences', 'penalties')
)

select
    decision.record_kind,
    decision.record_id,
    decision.reporting_department_code,
    coalesce(department.district_code, 'unlocated') as district_code,
    decision.decided_on,
    decision.reported_on,
    decision.is_valid,
    reported.workday_index - decided.workday_index as lag_wd,
    reported.workday_index - decided.workday_index > 7 as is_late,
    decision.is_not_publishable,
    decision.party_type
from decision
left join {{ ref('dim_department') }} as department
    on decision.reporting_department_code = department.department_code
left join {{ ref('dim_workday') }} as decided on decision.decided_on = decided.day
left join {{ ref('dim_workday') }} as reported on decision.reported_on = reported.day
order by
    decision.record_kind, district_code, decision.reported_on, decision.record_id
