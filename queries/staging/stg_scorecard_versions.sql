-- Editions of the scorecard, between which days each is in force, and where a score begins.
-- grain: one row per scorecard_version
select
    scorecard_version,
    label_zh,
    label_en,
    cast(base_points as decimal(9, 2)) as base_points,
    source,
    cast(effective_from as date) as effective_from,
    cast(effective_to as date) as effective_to,
    confidence
from {{ landing_file('_reference/scorecard_versions') }}
