-- Names of towns, for labels.
-- grain:  one row per town_code
-- units:  none
-- params: none
-- source: dim_town
select
    town_code,
    town_name,
    name_en
from dim_town
order by town_code
