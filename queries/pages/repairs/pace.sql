-- Applications received and closed in the last twelve blocks of five working days.
-- grain:  one row per block_no (0: the five working days that end with the day of the data)
-- units:  arrival_count, closing_count, left_count = applications
-- params: as_of date, severity_classes text[], district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[],
--         department_codes text[]
-- source: fct_repair_flow, dim_workday
-- Blocks of working days, so that holidays do not look like a change of pace. No row: the
-- calendar does not know the day of the data. left_count: open now.
with present as (
    select workday_index from dim_workday where day = $as_of
),

application as (
    select flow_submitted_on, flow_closed_on, is_open
    from fct_repair_flow
    where
        flow_submitted_on <= $as_of
        and (len($district_codes) = 0 or district_code in $district_codes)
        and (len($industry_sections) = 0 or industry_section in $industry_sections)
        and (len($subject_types) = 0 or subject_type in $subject_types)
        and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
        and (len($severity_classes) = 0 or severity_class in $severity_classes)
        and (
            len($department_codes) = 0
            or handling_department_code in $department_codes
        )
),

event as (
    select flow_submitted_on as day, 1 as arrived, 0 as closed from application
    union all
    select flow_closed_on as day, 0 as arrived, 1 as closed from application
),

counted as (
    select
        (p.workday_index - d.workday_index) // 5 as block_no,
        sum(e.arrived) as arrived,
        sum(e.closed) as closed
    from event as e
    inner join dim_workday as d on e.day = d.day
    cross join present as p
    where e.day <= $as_of
    group by (p.workday_index - d.workday_index) // 5
)

select
    block.block_no,
    coalesce(counted.arrived, 0) as arrival_count,
    coalesce(counted.closed, 0) as closing_count,
    (select count(*) filter (where is_open) from application) as left_count
from range(12) as block (block_no)
cross join present
left join counted on block.block_no = counted.block_no
order by block.block_no
