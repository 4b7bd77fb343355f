-- Trust given again after a breach: approvals, certificates or materials replaced by a promise.
-- grain: one row per record_id (of the breach)
-- units: convenience_count = commitments
select
    breach.record_id,
    count(*) as convenience_count
from {{ ref('commitment_signed') }} as breach
inner join {{ ref('commitment_signed') }} as later
    on
        breach.uscc = later.uscc
        and later.made_on > breach.checked_on
        and later.is_convenience
where breach.is_checked and breach.fulfilment_status <> 'fulfilled'
group by breach.record_id
