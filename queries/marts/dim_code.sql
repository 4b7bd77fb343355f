-- Words of every code, in both languages and in their order.
-- grain: one row per code_list, code
select
    code_list,
    code,
    label_zh,
    label_en,
    sort_order
from {{ ref('stg_reference_codes') }}
order by code_list, sort_order, code
