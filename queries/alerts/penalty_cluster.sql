-- One industry division in one town is fined far more often than its own history would give.
-- grain:  one row per member_code (town_code|industry_division)
-- units:  value, reference_value, record_count = decisions; p_value = 0-1
-- source: fct_penalty, dim_month, dim_alert_rule
-- Nobody knows when a cluster began, so windows of 3, 6, 9 ... complete months are tested, each
-- against the months before. All penalties of the district are the measure: what it sees as a whole,
-- or what withdrawal takes from history, is no cluster.
with rule as (
    {{ alert_thresholds('penalty_cluster', [
        'warn', 'min_subjects', 'min_ratio', 'longest_months', 'history_months', 'level'
    ]) }}
),

span as (
    {{ complete_months('rule', {'known_from': 'history_months'}) }}
),

recent as (
    select unnest(range(3, cast(longest_months as bigint) + 1, 3)) as months from rule
),

decision as (
    select
        penalty.district_code, penalty.uscc,
        concat(penalty.town_code, '|', penalty.industry_division) as member_code,
        recent.months,
        {{ add_months('span.before', '-recent.months') }} as since,
        penalty.decided_on >= {{ add_months('span.before', '-recent.months') }}
            as is_recent,
        penalty.town_code is not null and penalty.industry_division is not null
            as is_placed
    from {{ ref('fct_penalty') }} as penalty
    cross join span
    cross join recent
    where penalty.decided_on >= span.known_from and penalty.decided_on < span.before
),

cell as (
    select
        concat(member_code, '|', months) as cell_key,
        member_code, district_code,
        cast(null as varchar(18)) as department_code,
        since,
        count(*) as cell_count,
        count(*) filter (where is_recent) as hit_count,
        count(distinct uscc) filter (where is_recent) as subject_count,
        any_value(is_placed) as is_placed,
        sum(count(*)) over area as cell_total,
        sum(count(*) filter (where is_recent)) over area as hit_total
    from decision
    group by member_code, district_code, months, since
    window area as (partition by district_code, months)
    qualify any_value(is_placed) and count(*) >= (select rule.warn from rule)
)

{{ excess_alerts(
    'town_industry', 'tested.subject_count >= rule.min_subjects', 'by_history_count', 'cell_key'
) }}
window best as (partition by tested.member_code order by tested.p_value, tested.since)
qualify row_number() over best = 1
