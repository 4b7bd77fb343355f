-- Sanctions and incentives that may be applied, with their legal basis.
-- grain: one row per measure_code
select
    measure_code,
    measure_name,
    case_kind,
    measure_class,
    basis_doc,
    list_codes,
    effective_from,
    effective_to
from {{ ref('stg_measures') }}
order by measure_code
