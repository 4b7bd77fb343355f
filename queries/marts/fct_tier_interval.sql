-- Which risk tier each subject had, from when until when, while it was in operation.
-- grain: one row per uscc, started_on
-- Half-open: ended_on is the first day without the tier, null while it holds. The tier is the
-- grade of the scheme that pages show, 'unrated' before the first one.
with life as (
    select
        *,
        case when not is_active then status_changed_on end as closed_on
    from {{ ref('dim_subject') }}
    -- Of a subject that left, the day it left is needed to say when it was there.
    where is_active or status_changed_on is not null
),

marked as (
    select
        *,
        lag(tier) over (partition by uscc order by started_on, order_key) as previous
    from {{ ref('tier_step') }}
),

change as (
    select
        *,
        lead(started_on) over (partition by uscc order by started_on, order_key) as next
    from marked
    where previous is null or previous <> tier
)

select
    change.uscc,
    life.district_code,
    life.industry_section,
    life.subject_type,
    change.tier as risk_tier,
    change.started_on,
    -- The earlier one; a null end is no end and is passed over.
    least(change.next, life.closed_on) as ended_on
from change
inner join life on change.uscc = life.uscc
where
    (change.next is null or change.next > change.started_on)
    and (life.closed_on is null or life.closed_on > change.started_on)
