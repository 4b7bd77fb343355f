-- How the attempt of a repair application went: why refused, trained or not, passed at once or not.
-- grain: one row per record_id
-- The reason is not told once the record may no longer be used.
select
    record_id,
    if(
        repair_status = 'rejected',
        coalesce(rejection_reason, if(is_identity_withheld, 'withheld', 'unstated')),
        null
    ) as rejection_group,
    case
        when is_trained is null then 'unstated'
        when is_trained then 'trained'
        else 'untrained'
    end as training_state,
    case
        when repair_status = 'rejected' then 'refused'
        when repair_status <> 'approved' then null
        when correction_count is null then 'unstated'
        when correction_count = 0 then 'first'
        else 'later'
    end as pass_state
from {{ ref('fct_repair') }}
