-- The severity class a kind of penalty has when the source states none.
-- grain: one row per penalty_category
select
    penalty_category,
    default_severity_class
from {{ landing_file('_reference/severity_rules') }}
