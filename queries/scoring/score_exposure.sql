-- How often each subject in operation could have been found at fault, and the two neighbouring
-- exposures it lies between.
-- grain: one row per uscc
-- upper_part changes linearly with ln(1 + exposure) and is 0 beyond the last band; six decimals, so
-- that sums do not depend on their order.
with seen as (
    select uscc, count(*) as exposure
    from {{ ref('stg_inspections') }}
    where
        inspected_on > {{ add_months(as_of(), -36) }} and inspected_on <= {{ as_of() }}
    group by uscc
    union all
    select uscc, count(*) as exposure
    from {{ ref('licence_in_force') }}
    group by uscc
),

exposed as (
    select
        subject.uscc, subject.industry_division, subject.subject_type,
        coalesce(sum(seen.exposure), 0) as exposure
    from {{ ref('scored_subject') }} as subject
    left join seen on subject.uscc = seen.uscc
    where subject.is_active
    group by subject.uscc, subject.industry_division, subject.subject_type
),

band as (
    select
        bands.band_no,
        bands.exposure as exposure_from,
        lead(bands.exposure) over (order by bands.band_no) as exposure_before
    from {{ ref('stg_scorecard_exposure_bands') }} as bands
    inner join {{ ref('history_scheme') }} as scheme
        on bands.scorecard_version = scheme.scorecard_version
)

select
    exposed.uscc,
    exposed.industry_division,
    exposed.subject_type,
    cast(exposed.exposure as integer) as exposure,
    band.band_no,
    cast(
        case
            when band.exposure_before is null then 0
            else
                ln((1.0 + exposed.exposure) / (1.0 + band.exposure_from))
                / ln((1.0 + band.exposure_before) / (1.0 + band.exposure_from))
        end as decimal(9, 6)
    ) as upper_part
from exposed
inner join band
    on
        exposed.exposure >= band.exposure_from
        and coalesce(exposed.exposure < band.exposure_before, true)
