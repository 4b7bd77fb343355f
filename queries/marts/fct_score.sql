-- Score of every subject in operation on the day of the build: what moved it, the reason for its
-- tier, and where it stands among its peers.
-- grain: one row per uscc
-- Deductions are positive; the main indicator deducts most. In the order of the lists.
{% set dimensions = ['base', 'dynamics', 'supervision', 'relations', 'society'] %}
with by_indicator as (
    select
        uscc,
        dimension_id,
        indicator_id,
        effect,
        sum(points) as points,
        count(*) as record_count,
        bool_or(has_pending_objection) as has_pending_objection
    from {{ ref('score_contribution') }}
    group by uscc, dimension_id, indicator_id, effect
),

given as (
    select
        uscc,
        {%- for dimension in dimensions %}
        sum(if(
            effect = 'deduct' and dimension_id = '{{ dimension }}', points, 0
        )) as {{ dimension }}_points,
        {%- endfor %}
        sum(if(effect = 'add', points, 0)) as added_points,
        sum(record_count) as contribution_count,
        bool_or(has_pending_objection) as has_pending_objection,
        min_by(
            indicator_id, concat(cast(1000 - points as string), indicator_id)
        ) filter (where effect = 'deduct' and points > 0) as main_indicator_id
    from by_indicator
    group by uscc
)

select
    record.uscc,
    {{ subject_dimensions('cast(null as string)') }},
    record.scorecard_version,
    record.score,
    {%- for name in dimensions + ['added'] %}
    cast(coalesce(given.{{ name }}_points, 0) as decimal(9, 2)) as {{ name }}_points,
    {%- endfor %}
    cast(coalesce(given.contribution_count, 0) as bigint) as contribution_count,
    coalesce(given.has_pending_objection, false) as has_pending_objection,
    given.main_indicator_id,
    record.direct_rule_id,
    peer.exposure,
    cast(floor(peer.peer_size) as bigint) as peer_count,
    peer.peer_percentile
from {{ ref('score_grade') }} as record
inner join {{ ref('history_scheme') }} as scheme
    on
        record.scorecard_version = scheme.scorecard_version
        and record.scheme_code = scheme.scheme_code
left join given on record.uscc = given.uscc
left join {{ ref('score_peer') }} as peer on record.uscc = peer.uscc
left join {{ ref('dim_subject') }} as subject on record.uscc = subject.uscc
order by record.score, record.uscc
