-- Every subject with the number of records of each kind that it will get.
create table subject as
select
    identity.*,
    case when chance(i, 300) < 0.09 then replace(
        subject_name, trade_name, '拟' || pick(getvariable('name_second'), i, 301)
        || pick(getvariable('name_first'), i, 302)
    ) end as former_name,
    '信安市' || district_name || town_name || case
        -- A few rooms of business centres are the registered address of several firms.
        when subject_type = 'enterprise' and chance(i, 307) < 0.012
            then '商务中心' || (1 + below(i, 306, 3)) || '号楼托管室'
        else pick(getvariable('name_first'), i, 304)
            || pick(getvariable('name_second'), i, 305)
            || '路'
            || (1 + below(i, 306, 480))
            || '号'
    end as address,
    -- Some people stand behind several firms; of them the register sends the document number.
    case
        when subject_type = 'enterprise' and chance(i, 308) < 0.05
            then 1 + below(i, 309, 1000)
    end as serial_person_no,
    licence_weight,
    many(penalty_weight * getvariable('penalty_rate'), i, 22) as penalty_count,
    many(inspection_weight * getvariable('inspection_rate'), i, 24) as inspection_count,
    many(commitment_weight * rate.commitment_rate, i, 26) as commitment_count,
    many(change_weight * getvariable('change_rate'), i, 28) as change_count,
    case
        when risk > 0.985 then chance(i, 30) < 0.52
        when risk > 0.90 then chance(i, 30) < 0.035
        else false
    end as is_listed,
    case
        when risk > 0.98 then chance(i, 31) < 0.45
        when risk > 0.90 then chance(i, 31) < 0.30
        when risk > 0.65 then chance(i, 31) < 0.06
        else chance(i, 31) < 0.008
    end and subject_type <> 'institution' as is_abnormal,
    case
        when risk < 0.65 and is_active
            then case subject_type
                    when 'enterprise' then chance(i, 32) < 0.16
                    else chance(i, 32) < 0.03
                end
        else false
    end as is_honoured,
from subject_identity as identity
join subject_weights as weights using (i)
join commitment_rates as rate using (district_no)
order by i;
