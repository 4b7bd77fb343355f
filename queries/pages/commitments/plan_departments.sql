-- What each district still needs by the date, shared among departments as they received lately.
-- grain:  one row per district_code, department_code (null where no department received any)
-- units:  received_count, extra_count = commitments; received_share = 0-1
-- params: base_types text[], with_kept boolean, target double, months_left integer,
--         district_codes text[], industry_sections text[], subject_types text[],
--         risk_tiers text[]
-- source: agg_commitment_pace, agg_commitment_received
-- Received: in the last twelve complete months; parts rounded by the largest remainder.
with need as (
    select
        district_code,
        cast(ceil((
            $target * greatest(0, sum(3 * subject_count + subject_gain * $months_left))
            - sum(3 * commitment_count + commitment_gain * $months_left)
            - if($with_kept, 1, 0)
            * sum(3 * fulfilled_count + fulfilled_gain * $months_left)
        ) / 3.0) as bigint) as extra
    from agg_commitment_pace
    where
        subject_type in $base_types
        and (len($district_codes) = 0 or district_code in $district_codes)
        and (len($industry_sections) = 0 or industry_section in $industry_sections)
        and (len($subject_types) = 0 or subject_type in $subject_types)
        and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    group by district_code
),

received as (
    select
        district_code,
        department_code,
        cast(sum(received_count) as bigint) as own,
        cast(sum(sum(received_count)) over district as bigint) as total
    from agg_commitment_received
    where
        subject_type in $base_types
        and (len($industry_sections) = 0 or industry_section in $industry_sections)
        and (len($subject_types) = 0 or subject_type in $subject_types)
        and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
    group by district_code, department_code
    window district as (partition by district_code)
)

select
    need.district_code,
    received.department_code,
    coalesce(received.own, 0) as received_count,
    received.own / received.total as received_share,
    extra * coalesce(own, 1) // coalesce(total, 1) + cast(
        row_number() over (
            partition by need.district_code
            order by extra * coalesce(own, 1) % coalesce(total, 1) desc, department_code
        ) <= extra - sum(extra * coalesce(own, 1) // coalesce(total, 1)) over (
            partition by need.district_code
        ) as bigint
    ) as extra_count
from need
left join received on need.district_code = received.district_code
where need.extra > 0
order by extra_count desc, district_code asc, department_code asc
