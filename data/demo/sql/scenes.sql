-- Table scenes: columns and order of data/contracts/scenes.yml. Amounts in 元.
select
    'CJ990100' || lpad(n::varchar, 5, '0') as scene_id,
    name || '·' || town_name || venue as scene_name,
    brand as scene_brand,
    field as scene_field,
    benefit as benefit_type,
    department_code as department_uscc,
    district_code,
    case when chance(n, 408) < 0.9 then town_code end as town_code,
    case when zone_code <> '' and chance(n, 409) < 0.6 then zone_code end
        as functional_zone_code,
    '信安市' || district_name || town_name || '诚信路' || (1 + below(n, 410, 180))::varchar || '号'
        as address,
    case when chance(n, 411) < 0.92 then lon end as lon,
    case when chance(n, 411) < 0.92 then lat end as lat,
    case when chance(n, 411) < 0.92 then crs end as crs,
    scene_status,
    started_on,
    ended_on,
    user_count,
    use_count,
    case when benefit in ('no_deposit', 'no_guarantee') then
        (use_count * if(benefit = 'no_guarantee', 20000, 90))::decimal(18, 2)
    end as benefit_amount_cny,
    reported_on,
from scene_event
join town using (town_no)
join district using (district_no)
join department using (department_no)
join spot on spot.spot_no = (town_no - 1) * 240 + below(n, 412, 240)
order by n
