-- Working days are known up to the build's day; beyond, due dates and delays are empty.
{{ config(severity='warn') }}
select {{ as_of() }} as as_of, max(day) as calendar_ends_on
from {{ ref('dim_workday') }}
having coalesce(max(day) < {{ as_of() }}, true)
