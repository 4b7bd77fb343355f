-- One row a subject with the words its name is made of.
create view subject_spelt as
select
    traits.*,
    district.district_name,
    town.town_name,
    industry.firm_word,
    industry.shop_word,
    '拟'
    || getvariable('name_first')[1 + i * 37 % 64]
    || getvariable('name_second')[1 + (i // 64) * 29 % 64]
    || case
        when i < 4096 then ''
        else getvariable('name_first')[1 + (i // 4096) % 64]
    end as trade_name,
    case when chance(i, 11) < 0.02 then 0 else district_no end as register_no,
from subject_traits as traits
join town using (town_no, district_no)
join district using (district_no)
join industry using (industry_no)
