-- What the legal basis of a joint case's measure lacks: a measure may be applied only as the
-- national list and its local supplement have it, with a document, to its kind, while in effect.
-- grain: one row per record_id
-- basis_gap: null = has a basis
select
    record.record_id,
    case
        when measure.measure_code is null then 'unknown_measure'
        when coalesce(trim(measure.basis_doc), '') = '' then 'no_document'
        when measure.case_kind <> record.case_kind then 'other_kind'
        when
            cast(record.initiated_at as date) < measure.effective_from
            or cast(record.initiated_at as date) > measure.effective_to
            then 'not_in_effect'
    end as basis_gap
from {{ ref('fct_joint_case') }} as record
left join {{ ref('dim_measure') }} as measure
    on record.measure_code = measure.measure_code
