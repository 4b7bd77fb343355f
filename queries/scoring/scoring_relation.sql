-- Listings of related subjects: what they say against the subjects linked to them.
-- grain: one row per indicator_id, uscc, record_id
-- When several links lead to one listing, one is taken for all months: of those that hold on the
-- build's day the closest, else the one that held last. Its own dates decide when it counts.
with reached as (
    select
        link.uscc,
        if(listing.record_type = 'dishonest_listing', 'RE01', 'RE02') as indicator_id,
        link.link_kind as severity,
        listing.record_type,
        listing.record_id,
        listing.uscc as related_uscc,
        greatest(listing.happened_on, link.linked_on) as happened_on,
        greatest(listing.known_on, link.linked_on) as known_on,
        least(listing.ended_on, link.unlinked_on) as ended_on,
        listing.is_lawful,
        listing.has_pending_objection,
        row_number() over (
            partition by link.uscc, listing.record_id
            order by
                coalesce(least(listing.ended_on, link.unlinked_on) > {{ as_of() }}, true) desc,
                if(
                    least(listing.ended_on, link.unlinked_on) <= {{ as_of() }},
                    least(listing.ended_on, link.unlinked_on), null
                ) desc nulls last,
                case link.link_kind
                    when 'branch' then 1
                    when 'representative' then 2
                    when 'shareholding' then 3
                    when 'guarantee' then 4
                    else 5
                end,
                link.linked_on, link.unlinked_on nulls last
        ) as closeness
    from {{ ref('scoring_adverse') }} as listing
    inner join {{ ref('subject_link') }} as link on listing.uscc = link.related_uscc
    where listing.record_type in ('abnormal_listing', 'dishonest_listing')
)

select
    uscc,
    indicator_id,
    severity,
    record_type,
    record_id,
    related_uscc,
    happened_on,
    known_on,
    ended_on,
    is_lawful,
    has_pending_objection,
    cast(null as date) as repairable_from
from reached
where closeness = 1
