-- Penalties in use with whether their subject may ask for repair, and whether it has.
-- grain: one row per record_id
-- may_apply: the shortest term is over and the duties are reported fulfilled, nothing was applied
-- for and no objection is pending. unverified: the same, but fulfilment is not reported.
-- refused: applied and refused, so it may ask again. applied: an application is being handled.
-- (NDRC Order 36: term, correction with all duties fulfilled, public commitment.)
with application as (
    select
        uscc,
        {{ document_key('target_record_no') }} as document_key,
        count(*) filter (where is_open) > 0 as is_applied
    from {{ ref('fct_repair') }}
    where target_type = 'penalty' and uscc is not null
    group by uscc, {{ document_key('target_record_no') }}
)

select
    penalty.record_id,
    penalty.uscc,
    penalty.subject_name,
    penalty.district_code,
    penalty.industry_section,
    penalty.subject_type,
    penalty.risk_tier,
    penalty.department_code,
    penalty.document_no,
    penalty.severity_class,
    penalty.decided_on,
    penalty.fulfilled_on,
    penalty.repairable_from,
    penalty.publish_until,
    penalty.is_repair_notice_delivered,
    case
        when coalesce(application.is_applied, false) then 'applied'
        when penalty.repairable_from > {{ as_of() }} then 'later'
        when penalty.has_pending_objection then 'objection'
        when application.document_key is not null then 'refused'
        when penalty.fulfilled_on is null then 'unverified'
        else 'may_apply'
    end as repair_eligibility
from {{ ref('fct_penalty') }} as penalty
left join application
    on
        penalty.uscc = application.uscc
        and {{ document_key('penalty.document_no') }} = application.document_key
order by penalty.repairable_from, penalty.record_id
