-- Subjects that share their legal representative with another subject.
-- grain: one row per uscc
-- The number says who belongs together and nothing about the person: it stands in place of the
-- keyed hash, which no page reads. Sorted by subject, so that a page finds one without a scan.
with register as (
    select
        uscc,
        district_code,
        count(*) over (partition by legal_representative_id_hash) as subject_count,
        dense_rank() over (order by legal_representative_id_hash) as representative_no
    from {{ ref('dim_subject') }}
    where legal_representative_id_hash is not null
)

select
    uscc,
    district_code,
    representative_no
from register
where subject_count > 1
order by uscc
