-- How much of each kind of record a subject draws, relative to the others.
-- Bad records follow risk and industry; the stories of docs/demo-city.md add their factors.
create table subject_weights as
select
    i,
    (last_day - first_day + 1) / getvariable('day_count') as presence,
    case subject_type
        when 'enterprise' then 1.35
        when 'individual_business' then 0.75
        else 1.1
    end * presence as licence_weight,
    case
        when risk < 0.65 then 0.4
        when risk < 0.90 then 1.1
        when risk < 0.98 then 3.5
        else 9.0
    end
    * industry.risk_factor
    * district.penalty_factor
    * case subject_type when 'enterprise' then 1.2 else 0.85 end
    * case
        when
            town_no = getvariable('cluster_town_no')
            and industry_no = getvariable('cluster_industry_no')
            then getvariable('cluster_factor')
        else 1
    end
    * if(district_no = getvariable('drift_district_no'), getvariable('drift_factor'), 1)
    * presence as penalty_weight,
    case
        when risk < 0.65 then 0.8 when risk < 0.90 then 1.0 when
            risk < 0.98
            then 1.9
        else 3.6
    end
    * case subject_type when 'enterprise' then 1.25 else 0.8 end
    * presence as inspection_weight,
    case subject_type
        when 'enterprise' then 1.0 when 'individual_business' then 0.06 else 0.2
    end
    * (0.3 + 0.7 * presence) as commitment_weight,
    case subject_type
        when 'enterprise' then 1.5 when 'individual_business' then 0.5 else 0.4
    end
    * presence as change_weight,
from subject_identity
join town using (town_no, district_no, town_name)
join district using (district_no, district_name)
join industry using (industry_no);
