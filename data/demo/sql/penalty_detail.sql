-- The decision itself: categories, amounts and ends. Still one row a penalty decision.
create view penalty_detail as
with decided as (
    select
        classed.*,
        case severity_class
            when 'minor' then ['warning', 'criticism', 'warning'][1 + below(k, 80, 3)]
            when 'general'
                then
                    [
                        'fine', 'fine', 'warning;fine', 'fine;confiscate_gains',
                        'fine', 'confiscate_goods', 'fine;suspend_licence', 'fine'][
                        1 + below(k, 80, 8)
                    ]
            -- A licence is taken away in one serious case of ten.
            else
                ['revoke_licence', 'fine;revoke_licence', 'fine;restrict_occupation'][
                    least(3, 1 + below(k, 80, 20))
                ]
        end as penalty_categories,
        case severity_class when 'serious' then 1.0 else 0 end as weight,
    from penalty_classed as classed
)

select
    decided.*,
    category.label,
    case
        when penalty_categories like '%fine%'
            then round(power(10, -1.3 + weight + 2 * chance(k, 81)), 2)::decimal(18, 6)
    end as fine_cny,
    case
        when penalty_categories like '%confiscate%'
            then round(power(10, -1.4 + 1.5 * chance(k, 82)), 2)::decimal(18, 6)
    end as confiscated_cny,
    -- Most are published for a year. One general case in five was published for the three years
    -- that Order 58 allowed until 2026-03-31, one serious case in four still is.
    decided_on + case
        when severity_class = 'minor' then 90
        when severity_class = 'serious' and chance(k, 86) < 0.25 then 1095
        when severity_class = 'general' and decided_on < date '2026-04-01'
            and chance(k, 86) < 0.2 then 1095
        else 365
    end as publish_until,
    case
        when
            chance(k, 83) < 0.88
            and decided_on + 10 + below(k, 84, 50) <= reported_until
            then decided_on + 10 + below(k, 84, 50)
    end as fulfilled_on,
    case
        when chance(k, 85) < 0.004
            then least(decided_on + 45, reported_until)
    end as revoked_on,
from decided
join penalty_category as category using (penalty_categories)
cross join (select getvariable('as_of') as reported_until)
