-- What a joint case rests on: the listing decision or the honour, and the basis of its measure.
-- grain:  one row per case_document_kind, record_id
-- units:  none
-- params: record_id text, district_codes text[], department_codes text[]
-- source: fct_joint_case, fct_dishonest_listing, fct_honour, dim_measure
with asked as (
    select
        uscc,
        case_kind,
        listing_no,
        list_code,
        honour_type,
        measure_code,
        cast(initiated_at as date) as initiated_on
    from fct_joint_case
    where
        record_id = $record_id
        and (len($district_codes) = 0 or district_code in $district_codes)
        and (
            len($department_codes) = 0
            or executing_department_code in $department_codes
        )
)

select
    'listing' as case_document_kind,
    listing.record_id,
    coalesce(asked.listing_no, listing.listing_no) as document_no,
    listing.list_code as document_title,
    listing.department_code,
    listing.listed_on as started_on,
    listing.publish_until as ended_on
from asked
inner join fct_dishonest_listing as listing
    on asked.uscc = listing.uscc and asked.listing_no = listing.listing_no
union all
select
    'honour' as case_document_kind,
    honour.record_id,
    cast(null as varchar) as document_no,
    honour.honour_name as document_title,
    honour.department_code,
    honour.awarded_on as started_on,
    honour.valid_to as ended_on
from asked
inner join fct_honour as honour
    on asked.uscc = honour.uscc and asked.honour_type = honour.honour_type
where asked.case_kind = 'incentive' and honour.awarded_on <= asked.initiated_on
union all
select
    'measure' as case_document_kind,
    measure.measure_code as record_id,
    measure.basis_doc as document_no,
    measure.measure_name as document_title,
    cast(null as varchar) as department_code,
    measure.effective_from as started_on,
    measure.effective_to as ended_on
from asked
inner join dim_measure as measure on asked.measure_code = measure.measure_code
order by case_document_kind asc, started_on desc, record_id asc
