-- The exposures between which peers are weighed.
-- grain: one row per scorecard_version, band_no
select
    scorecard_version,
    cast(band_no as integer) as band_no,
    cast(exposure as integer) as exposure,
    source,
    confidence
from {{ landing_file('_reference/scorecard_exposure_bands') }}
