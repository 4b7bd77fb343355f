-- The months a period can be made of.
-- grain:  one row per period
-- units:  none
-- params: none
-- source: dim_month
select period
from dim_month
order by period
