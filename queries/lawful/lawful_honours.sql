-- Honours that may be used as of the day of the build; all that models behind this layer see.
-- grain: one row per record_id
select *
from {{ ref('judged_honours') }}
where verdict = 'lawful'
