-- The words of every code, for filters and labels.
-- grain:  one row per code_list, code
-- units:  none
-- params: none
-- source: dim_code
select
    code_list,
    code,
    label_zh,
    label_en
from dim_code
order by code_list, sort_order, code
