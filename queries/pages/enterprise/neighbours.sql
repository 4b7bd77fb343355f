-- Organisations that a subject is linked to today, listed ones first, and by which kind of link.
-- grain:  one row per link_kind, related_uscc
-- units:  share_rate = 0-1
-- params: uscc text, district_codes text[]
-- source: fct_relation, fct_same_representative, fct_score_contribution, dim_subject
-- Registered relations in force, the same legal representative, and what the score looked at.
-- is_outgoing: the subject is the owner, the head office or the guarantor; null without direction.
-- The district decides whose links may be seen.
with point as materialized (
    select severity, related_uscc from fct_score_contribution where uscc = $uscc
),

edge as (
    select relation_type as link_kind, related_uscc, true as is_outgoing, share_rate
    from fct_relation
    where uscc = $uscc and is_in_force
    union all
    select relation_type, uscc, false as is_outgoing, share_rate
    from fct_relation
    where related_uscc = $uscc and is_in_force
    union all
    select
        'representative' as link_kind, other.uscc,
        null as is_outgoing, null as share_rate
    from fct_same_representative as own
    inner join fct_same_representative as other
        on own.representative_no = other.representative_no
    where own.uscc = $uscc
    union all
    select severity, related_uscc, null as is_outgoing, null as share_rate
    from point
    where related_uscc is not null
),

link as (
    select
        link_kind, related_uscc,
        bool_or(is_outgoing) as is_outgoing, max(share_rate) as share_rate
    from edge
    where related_uscc <> $uscc
    group by link_kind, related_uscc
)

select
    link.link_kind,
    link.related_uscc,
    other.subject_name as related_subject_name,
    other.subject_status as related_subject_status,
    other.risk_tier as related_risk_tier,
    other.is_dishonest as related_is_dishonest,
    other.is_abnormal as related_is_abnormal,
    link.is_outgoing,
    link.share_rate
from link
inner join dim_subject as self on self.uscc = $uscc
left join dim_subject as other on link.related_uscc = other.uscc
where len($district_codes) = 0 or self.district_code in $district_codes
order by
    coalesce(other.is_dishonest, false) desc, coalesce(other.is_abnormal, false) desc,
    link.link_kind asc, link.related_uscc asc
