-- One row a subject and inspection. Problems are found more often where the risk is higher.
create view inspection_event as
with repeated as (
    select
        subject.*,
        unnest(range(inspection_count)) as ordinal,
    from subject
    where inspection_count > 0
),

drawn as (
    select
        repeated.*,
        i * 256 + ordinal as k,
        first_day + floor(
            chance(i * 256 + ordinal, 205) * (last_day - first_day + 1)
        )::integer as inspected_day,
        case
            when chance(i * 256 + ordinal, 206) < 0.55 or industry.regulator = 17
                then 23 + repeated.district_no
            else industry.regulator
        end as department_no,
        case
            when chance(i * 256 + ordinal, 207) < 0.62 then 'random'::word
            when chance(i * 256 + ordinal, 207) < 0.84 then 'routine'::word
            when chance(i * 256 + ordinal, 207) < 0.95 then 'special'::word
            else 'individual'::word
        end as inspection_kind,
        chance(i * 256 + ordinal, 208) < case
            when risk < 0.65 then 0.07 when risk < 0.90 then 0.15
            when risk < 0.98 then 0.34 else 0.55
        end as has_problem,
    from repeated
    join industry using (industry_no)
)

select
    drawn.*,
    department.department_code,
    inspected_day + 1 + below(k, 209, 9) as reported_day,
    workday(inspected_day) as inspected_on,
    workday(inspected_day + 1 + below(k, 209, 9)) as reported_on,
    ([
        '登记事项检查', '公示信息检查', '食品安全检查', '安全生产检查', '产品质量检查',
        '劳动用工检查', '价格行为检查', '广告行为检查'
    ]::word[])[1 + below(k, 210, 8)
    ] as item_name,
    case
        when not has_problem
            then case when chance(k, 211) < 0.96 then '1'::word else 'F'::word end
        else
            ([
                'B', '6', 'E', 'E', 'A', 'E', 'B;6', 'C', 'A', 'E', 'B', '8', '7', 'E;B'
            ]::word[])[
                1 + below(k, 212, 14)
            ]
    end as result_codes,
from drawn
join department using (department_no)
where inspected_day + 1 + below(k, 209, 9) <= getvariable('day_count')
