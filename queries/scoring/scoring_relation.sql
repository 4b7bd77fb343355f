-- Listings of related subjects: what they say against the subjects linked to them.
-- grain: one row per indicator_id, uscc, record_id
-- When several links lead to one listing, one is taken for all months: of those that hold on the
-- build's day the closest, else the one that held last. Its own dates decide when it counts.
with reached as (
    select
        link.uscc,
        if(listing.indicator_id = 'SU04', 'RE01', 'RE02') as indicator_id,
        link.link_kind as severity,
        listing.record_type,
        listing.record_id,
        listing.uscc as related_uscc,
        greatest(listing.happened_on, link.linked_on) as happened_on,
        greatest(listing.known_on, link.linked_on) as known_on,
        least(listing.ended_on, link.unlinked_on) as ended_on,
        listing.is_lawful,
        listing.has_pending_objection,
        link.linked_on
    from {{ ref('scoring_adverse') }} as listing
    inner join {{ ref('subject_link') }} as link on listing.uscc = link.related_uscc
    where listing.indicator_id in ('SU03', 'SU04')
),

ranked as (
    select
        *,
        row_number() over (
            partition by uscc, record_id
            order by
                case when ended_on <= {{ as_of() }} then ended_on end desc nulls first,
                case severity
                    when 'branch' then 1
                    when 'representative' then 2
                    when 'shareholding' then 3
                    when 'guarantee' then 4
                    else 5
                end asc,
                linked_on asc,
                ended_on asc nulls last
        ) as closeness
    from reached
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
from ranked
where closeness = 1
