-- Code lists with their words in both languages.
-- grain: one row per code_list, code
select
    code_list,
    code,
    label_zh,
    label_en,
    cast(sort_order as integer) as sort_order
from {{ landing_file('_reference/codes') }}
