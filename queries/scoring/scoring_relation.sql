-- Listings of related subjects: what they say against the subjects linked to them.
-- grain: one row per indicator_id, uscc, record_id, known_on
-- Of several links to one listing the closest that holds on a day counts on that day, so a link has
-- a row for each stretch of days on which it is the closest.
with reach as (
    select
        link.uscc, if(listing.indicator_id = 'SU04', 'RE01', 'RE02') as indicator_id,
        link.link_kind as severity,
        listing.record_type, listing.record_id, listing.uscc as related_uscc,
        greatest(listing.happened_on, link.linked_on) as happened_on,
        greatest(listing.known_on, link.linked_on) as link_from,
        least(listing.ended_on, link.unlinked_on) as link_before,
        listing.is_lawful, listing.has_pending_objection,
        case link.link_kind
            when 'branch' then 1 when 'representative' then 2
            when 'shareholding' then 3 when 'guarantee' then 4 else 5
        end as distance
    from {{ ref('scoring_adverse') }} as listing
    inner join {{ ref('subject_link') }} as link on listing.uscc = link.related_uscc
    where listing.indicator_id in ('SU03', 'SU04')
),

turn as (
    select uscc, indicator_id, record_id, link_from as turned_on from reach
    union
    select uscc, indicator_id, record_id, link_before from reach
),

stretch as (
    select
        *,
        lead(turned_on) over (
            partition by uscc, indicator_id, record_id order by turned_on
        ) as next_on
    from turn
),

closest as (
    select
        reach.*, stretch.turned_on, stretch.next_on,
        row_number() over (
            partition by reach.uscc, reach.indicator_id, reach.record_id, turned_on
            order by distance, happened_on, link_before nulls last
        ) as nearness
    from reach
    inner join stretch
        on
            reach.uscc = stretch.uscc
            and reach.indicator_id = stretch.indicator_id
            and reach.record_id = stretch.record_id
            and reach.link_from <= stretch.turned_on
            and coalesce(reach.link_before > stretch.turned_on, true)
)

select
    uscc, indicator_id, severity, record_type, record_id, related_uscc, happened_on,
    turned_on as known_on, next_on as ended_on, is_lawful, has_pending_objection,
    cast(null as date) as repairable_from
from closest
where nearness = 1
