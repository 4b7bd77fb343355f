-- Subjects that a subject is related to, in either direction.
-- grain:  one row per record_id
-- units:  share_rate = 0-1
-- params: uscc text, district_codes text[]
-- source: fct_relation, dim_subject
-- The district decides whose relations may be seen; is_outgoing: the subject is the owner, the
-- head office or the guarantor.
select
    r.record_id,
    r.relation_type,
    r.uscc = $uscc as is_outgoing,
    if(r.uscc = $uscc, r.related_uscc, r.uscc) as related_uscc,
    other.subject_name as related_subject_name,
    other.subject_status as related_subject_status,
    other.risk_tier as related_risk_tier,
    other.is_dishonest as related_is_dishonest,
    r.share_rate,
    r.valid_from,
    r.valid_to,
    r.is_in_force,
    r.reported_on,
    r.source_file,
    r.source_line
from fct_relation as r
inner join dim_subject as self on self.uscc = $uscc
left join dim_subject as other
    on if(r.uscc = $uscc, r.related_uscc, r.uscc) = other.uscc
where
    (r.uscc = $uscc or r.related_uscc = $uscc)
    and (len($district_codes) = 0 or self.district_code in $district_codes)
order by r.valid_from desc, r.record_id asc
