-- How many peers a subject has, itself among them, and what their weights come to.
-- grain:  one row per uscc (none for a subject without peers)
-- units:  neighbour_count = subjects; weight_sum = subjects
-- params: uscc text, district_codes text[]
-- source: fct_score, dim_exposure, agg_peer_group
-- As enterprise/peers lists them; over all districts weight_sum is the size of the group.
with self as (
    select
        own.industry_division,
        own.subject_type,
        near.band_no,
        near.upper_part
    from fct_score as own
    inner join dim_exposure as near on own.exposure = near.exposure
    where own.uscc = $uscc
),

weighed as (
    select
        other.exposure,
        self.industry_division,
        self.subject_type,
        case other.band_no - self.band_no
            when 0
                then
                    (1 - self.upper_part) * (1 - other.upper_part)
                    + self.upper_part * other.upper_part
            when 1 then self.upper_part * (1 - other.upper_part)
            when -1 then (1 - self.upper_part) * other.upper_part
            else 0
        end as peer_weight
    from dim_exposure as other
    cross join self
)

select
    cast($uscc as varchar) as uscc,
    cast(sum(peer.subject_count) as bigint) as neighbour_count,
    cast(sum(peer.subject_count * weighed.peer_weight) as double) as weight_sum
from agg_peer_group as peer
inner join weighed
    on
        peer.industry_division = weighed.industry_division
        and peer.subject_type = weighed.subject_type
        and peer.exposure = weighed.exposure
where
    weighed.peer_weight > 0
    and (len($district_codes) = 0 or list_contains($district_codes, peer.district_code))
having sum(peer.subject_count) > 0
