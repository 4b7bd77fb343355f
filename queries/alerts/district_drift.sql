-- Subjects of a district move into tiers C and D more than those of the rest of the city.
-- grain:  one row per member_code (district_code)
-- units:  value, reference_value, record_count = subjects; p_value = 0-1
-- source: fct_tier_interval, dim_month, dim_alert_rule
-- Paired by subject, as McNemar's test: of the subjects that crossed between A or B and C or D in
-- the months, how many went up, against the same part in all other districts.
with rule as (
    {{ alert_thresholds('district_drift', [
        'warn', 'min_ratio', 'min_shift', 'recent_months', 'level'
    ]) }}
),

span as (
    {{ complete_months('rule', {'since': 'recent_months'}) }}
),

subject as (
    select
        tier.uscc, tier.district_code, span.since,
        max(if(tier.started_on < span.since, tier.risk_tier, null)) as tier_before,
        max(if(coalesce(tier.ended_on >= span.before, true), tier.risk_tier, null))
            as tier_now
    from {{ ref('fct_tier_interval') }} as tier
    cross join span
    where
        tier.district_code <> 'unlocated'
        and tier.started_on < span.before
        and (
            coalesce(tier.ended_on >= span.before, true)
            or (tier.started_on < span.since and tier.ended_on >= span.since)
        )
    group by tier.uscc, tier.district_code, span.since
),

district as (
    select
        district_code as member_code, district_code, since,
        count(*) as subject_count,
        count(*) filter (where tier_before < 'C' and tier_now >= 'C') as hit_count,
        count(*) filter (where tier_before >= 'C' and tier_now < 'C') as back_count
    from subject
    where tier_before <= 'D' and tier_now <= 'D'
    group by district_code, since
),

cell as (
    select
        *,
        cast(null as varchar(18)) as department_code,
        hit_count + back_count as cell_count,
        sum(hit_count) over () as hit_total,
        sum(hit_count + back_count) over () as cell_total,
        (hit_count - back_count) / subject_count
        - (sum(hit_count - back_count) over () - hit_count + back_count)
        / nullif(sum(subject_count) over () - subject_count, 0) as shift
    from district
)

{{ excess_alerts('district', 'tested.shift >= rule.min_shift') }}
