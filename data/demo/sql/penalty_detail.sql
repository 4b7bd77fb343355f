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
            else
                ['fine;revoke_licence', 'fine;restrict_occupation', 'revoke_licence'][
                    1 + below(k, 80, 3)
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
    -- Order 58 until 2026-03-31, Order 36 after it: the longest publication differs.
    decided_on + case
        when severity_class = 'minor' then 90
        when decided_on < date '2026-04-01' then 1095
        when severity_class = 'general' then 365
        else 1095
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
