-- Commitments per unit of weight in each district, so that each reaches its planned number of
-- enterprises' commitments per active enterprise; 4.5 % more, for those not yet reported.
create table commitment_rates as
select
    district.district_no,
    1.045 * any_value(district.commitments)
    * count(*) filter (where subject_type = 'enterprise' and is_active)
    / nullif(sum(commitment_weight) filter (where subject_type = 'enterprise'), 0)
        as commitment_rate,
from subject_weights
join subject_traits using (i)
join district using (district_no)
group by district.district_no;
