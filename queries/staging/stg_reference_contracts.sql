-- The source tables with what is expected of them.
-- grain: one row per table_name
select
    table_name,
    title_zh,
    title_en,
    owner,
    required as is_required,
    frequency,
    disclosure
from {{ landing_file('_reference/contracts') }}
