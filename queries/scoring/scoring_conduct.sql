-- Inspections with a problem, registered changes and honours: what lawful use does not withdraw
-- one by one, but for honours that were revoked.
-- grain: one row per indicator_id, record_id
-- Of several results of an inspection the most serious counts.
select
    uscc,
    'SU02' as indicator_id,
    case
        when {{ lists_any('result_codes', ['8']) }} then 'uncooperative'
        when {{ lists_any('result_codes', ['C']) }} then 'false_disclosure'
        when {{ lists_any('result_codes', ['6']) }} then 'unreachable'
        when {{ lists_any('result_codes', ['A']) }} then 'pending'
        when {{ lists_any('result_codes', ['B']) }} then 'undisclosed'
        else 'corrected'
    end as severity,
    'inspection' as record_type,
    record_id,
    cast(null as string) as related_uscc,
    inspected_on as happened_on,
    greatest(inspected_on, reported_on) as known_on,
    cast(null as date) as ended_on,
    true as is_lawful,
    false as has_pending_objection,
    cast(null as date) as repairable_from
from {{ ref('stg_inspections') }}
where {{ lists_any('result_codes', ['8', 'C', '6', 'A', 'B', 'E']) }}
union all
select
    uscc,
    if(change_item = 'address', 'DY02', 'DY01') as indicator_id,
    'changed' as severity,
    'subject_change' as record_type,
    record_id,
    cast(null as string) as related_uscc,
    changed_on as happened_on,
    greatest(changed_on, reported_on) as known_on,
    cast(null as date) as ended_on,
    true as is_lawful,
    false as has_pending_objection,
    cast(null as date) as repairable_from
from {{ ref('stg_subject_changes') }}
where change_item in ('address', 'legal_representative')
union all
select
    uscc,
    'SO01' as indicator_id,
    honour_type as severity,
    'honour' as record_type,
    record_id,
    cast(null as string) as related_uscc,
    awarded_on as happened_on,
    greatest(awarded_on, reported_on) as known_on,
    least(valid_to + 1, withdrawn_on) as ended_on,
    verdict = 'lawful' as is_lawful,
    false as has_pending_objection,
    cast(null as date) as repairable_from
from {{ ref('judged_honours') }}
where {{ was_usable() }}
