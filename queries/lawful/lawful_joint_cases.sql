-- Joint cases that may be used as of the day of the build; all that models behind this layer see.
-- grain: one row per record_id
select *
from {{ ref('judged_joint_cases') }}
where verdict = 'lawful'
