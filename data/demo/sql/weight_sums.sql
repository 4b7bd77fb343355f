-- Total weight of the kinds of records whose number is planned, for their rate per weight.
select
    sum(penalty_weight) as penalty,
    sum(inspection_weight) as inspection,
    sum(change_weight) as change,
from subject_weights
