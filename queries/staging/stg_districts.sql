-- Districts, counties and functional zones; a functional zone names its host districts, as landed.
-- grain: one row per accepted source row (district_code)
select
    district_code,
    district_name,
    name_en,
    district_kind,
    city_code,
    city_name,
    city_name_en,
    host_district_code,
    record_id,
    source_file,
    source_sheet,
    source_line,
    warnings,
    reference_gaps
from {{ landing('districts') }}
