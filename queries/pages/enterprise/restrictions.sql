-- Joint sanctions in force on a subject today, with the legal basis of their measure, newest first.
-- grain:  one row per record_id
-- units:  none
-- params: uscc text, district_codes text[]
-- source: fct_joint_case, dim_measure
with record as materialized (
    select * from fct_joint_case
    where uscc = $uscc
)

select
    record.record_id,
    record.measure_code,
    measure.measure_class,
    measure.basis_doc,
    coalesce(measure.basis_doc, '') <> '' as has_basis,
    record.list_code,
    record.case_no,
    record.business_item,
    record.executing_department_code,
    record.initiated_at,
    record.sanction_from,
    record.sanction_to,
    record.reported_on,
    record.source_file,
    record.source_line
from record
left join dim_measure as measure on record.measure_code = measure.measure_code
where
    record.case_kind = 'sanction'
    and record.is_in_force
    and (len($district_codes) = 0 or record.district_code in $district_codes)
order by record.initiated_at desc, record.record_id asc
