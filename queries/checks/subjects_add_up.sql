-- Subjects summed by district, by tier or in the aggregate are the subjects of the register, and
-- open listing intervals are the subjects listed now.
with register as (
    select
        count(*) as row_count,
        count(*) filter (where is_active) as active_count,
        count(*) filter (where is_dishonest) as dishonest_count,
        count(*) filter (where is_abnormal) as abnormal_count
    from {{ ref('dim_subject') }}
),

by_district as (
    select sum(subject_count) as row_count
    from {{ ref('agg_subject') }} as subject
    inner join {{ ref('dim_district') }} as district
        on subject.district_code = district.district_code
    where subject.is_active and district.district_kind <> 'functional_zone'
),

by_tier as (
    select sum(subject_count) as row_count
    from {{ ref('agg_subject') }}
    where is_active and risk_tier in ('A', 'B', 'C', 'D', 'unrated')
),

everywhere as (
    select sum(subject_count) as row_count from {{ ref('agg_subject') }}
),

listed as (
    select
        count(*) filter (where listing_kind = 'dishonest') as dishonest_count,
        count(*) filter (where listing_kind = 'abnormal') as abnormal_count
    from {{ ref('fct_listing_interval') }} as span
    inner join {{ ref('dim_subject') }} as subject on span.uscc = subject.uscc
    where span.ended_on is null and span.started_on <= {{ as_of() }}
)

select
    register.*,
    by_district.row_count as by_district,
    by_tier.row_count as by_tier,
    everywhere.row_count as everywhere,
    listed.dishonest_count as open_dishonest,
    listed.abnormal_count as open_abnormal
from register
cross join by_district
cross join by_tier
cross join everywhere
cross join listed
where
    register.active_count <> coalesce(by_district.row_count, 0)
    or register.active_count <> coalesce(by_tier.row_count, 0)
    or register.row_count <> coalesce(everywhere.row_count, 0)
    or register.dishonest_count <> listed.dishonest_count
    or register.abnormal_count <> listed.abnormal_count
