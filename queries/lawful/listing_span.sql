-- When each subject was on a list, by the knowledge of each date: overlapping listings of one
-- subject are one span. A listing that was never publishable gives none.
-- grain: one row per listing_kind, uscc, started_on
with listing as (
    select
        'dishonest' as listing_kind,
        uscc,
        listed_on,
        if(withdrawn_on <= {{ as_of() }}, withdrawn_on, null) as ended_on
    from {{ ref('judged_dishonest_listings') }}
    where verdict in ('lawful', {{ withdrawals() }}) and uscc is not null
    union all
    select
        'abnormal' as listing_kind,
        uscc,
        listed_on,
        if(withdrawn_on <= {{ as_of() }}, withdrawn_on, null) as ended_on
    from {{ ref('judged_abnormal_listings') }}
),

bounded as (
    select
        listing_kind,
        uscc,
        listed_on,
        coalesce(ended_on, cast('9999-12-31' as date)) as ended_on
    from listing
    where ended_on is null or ended_on > listed_on
),

reached as (
    select
        *,
        max(ended_on) over (
            partition by listing_kind, uscc
            order by listed_on, ended_on
            rows between unbounded preceding and 1 preceding
        ) as ended_before
    from bounded
),

spanned as (
    select
        *,
        sum(if(ended_before >= listed_on, 0, 1)) over (
            partition by listing_kind, uscc
            order by listed_on, ended_on
            rows between unbounded preceding and current row
        ) as span_number
    from reached
)

select
    listing_kind,
    uscc,
    min(listed_on) as started_on,
    nullif(max(ended_on), cast('9999-12-31' as date)) as ended_on
from spanned
group by listing_kind, uscc, span_number
