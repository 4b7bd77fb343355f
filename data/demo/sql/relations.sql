-- Table relations: columns and order of data/contracts/relations.yml.
-- A shareholder, headquarters or guarantor is a neighbour by number: groups of up to 40.
select
    holder.uscc,
    held.uscc as related_uscc,
    case
        when held.is_branch then 'branch'
        when chance(held.i, 272) < 0.82 then 'shareholding'
        else 'guarantee'
    end as relation_type,
    case
        when not held.is_branch and chance(held.i, 272) < 0.82
            then round(0.05 + 0.95 * chance(held.i, 273), 4)
    end as share_rate,
    greatest(holder.registered_on, held.registered_on) as valid_from,
    case
        when chance(held.i, 274) < 0.1
            then
                least(
                    getvariable('as_of'),
                    greatest(holder.registered_on, held.registered_on) + 900
                )
        else date '2099-12-31'
    end as valid_to,
    greatest(
        getvariable('as_of') - 5, holder.registered_on, held.registered_on
    ) as reported_on,
from subject as held
join subject as holder
    on
        holder.i = greatest(0, held.i - 1 - below(held.i, 271, 40))
        and holder.uscc <> held.uscc
        and holder.subject_type = 'enterprise'
where held.subject_type = 'enterprise' and chance(held.i, 270) < 0.55
order by held.i
