-- Every honour with what lawful use says of it as of the day of the build. An honour past its
-- validity stays a fact; one that was withdrawn does not.
-- grain: one row per record_id
select
    honour.*,
    honour.revoked_on as withdrawn_on,
    {{ verdict('honour.revoked_on', {'revoked': 'honour.revoked_on'}) }} as verdict
from {{ ref('stg_honours') }} as honour
