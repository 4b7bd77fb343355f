-- Names of the measures of joint rewards and sanctions, for labels.
-- grain:  one row per measure_code
-- units:  none
-- params: none
-- source: dim_measure
select
    measure_code,
    measure_name
from dim_measure
order by measure_code
