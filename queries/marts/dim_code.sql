-- Words of every code, in both languages and in their order.
-- grain: one row per code_list, code
select
    code_list,
    code,
    label_zh,
    label_en,
    sort_order
from {{ ref('stg_reference_codes') }}
union all
-- The source tables are named in the contracts, and nowhere else.
select
    'table' as code_list,
    table_name as code,
    title_zh as label_zh,
    title_en as label_en,
    cast(row_number() over (order by table_name) as integer) as sort_order
from {{ landing_file('_reference/contracts') }}
union all
select
    code_list,
    code,
    label_zh,
    label_en,
    sort_order
from {{ ref('score_code') }}
order by code_list, sort_order, code
