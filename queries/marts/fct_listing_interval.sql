-- When subjects were listed, so that a date's number of listed subjects is the number of
-- intervals that cover it. Who it was is known only while the listing lasts.
-- grain: one row per interval_id
select
    row_number() over (
        order by span.listing_kind, span.started_on, span.ended_on nulls last, span.uscc
    ) as interval_id,
    span.listing_kind,
    case when span.ended_on is null then span.uscc end as uscc,
    coalesce(subject.district_code, 'unlocated') as district_code,
    span.started_on,
    span.ended_on
from {{ ref('listing_span') }} as span
left join {{ ref('dim_subject') }} as subject on span.uscc = subject.uscc
order by interval_id
