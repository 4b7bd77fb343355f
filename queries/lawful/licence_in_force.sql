-- Licences in force on the day of the build that may be used, as keys for counting.
-- grain: one row per record_id
select
    record_id,
    uscc
from {{ ref('stg_licences') }}
where
    record_id not in (select record_id from {{ ref('unlawful_licence') }})
    and licence_status = 'valid'
    and valid_from <= {{ as_of() }}
    and coalesce(valid_to >= {{ as_of() }}, true)
