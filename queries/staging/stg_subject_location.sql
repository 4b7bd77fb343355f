-- The district and town each subject was placed in, and how.
-- grain: one row per uscc
select
    uscc,
    district_code,
    town_code,
    located_by
from {{ landing_file('_derived/subject_location') }}
