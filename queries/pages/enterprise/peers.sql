-- The peers of a subject, itself among them, with the weight of each: the nearer their exposure,
-- the more. The weights add up to the size of the group.
-- grain:  one row per uscc
-- units:  peer_weight = 0-1; exposure = records; score = points
-- params: uscc text, district_codes text[]
-- source: fct_score, dim_exposure
-- Same industry division and subject type; each exposure belongs to two neighbouring bands.
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
    peer.uscc,
    peer.subject_name,
    peer.risk_tier,
    peer.score,
    peer.exposure,
    weighed.peer_weight,
    peer.district_code,
    peer.industry_division,
    peer.subject_type
from fct_score as peer
inner join weighed
    on
        peer.industry_division = weighed.industry_division
        and peer.subject_type = weighed.subject_type
        and peer.exposure = weighed.exposure
where
    weighed.peer_weight > 0
    and (len($district_codes) = 0 or list_contains($district_codes, peer.district_code))
order by weighed.peer_weight desc, peer.score asc, peer.uscc asc
