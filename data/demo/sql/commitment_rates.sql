-- Commitments per unit of weight in each district, so that each reaches its planned number of
-- commitments per active enterprise.
create table commitment_rates as
select
    district.district_no,
    any_value(district.commitments)
    * count(*) filter (where subject_type = 'enterprise' and is_active)
    / nullif(sum(commitment_weight), 0) as commitment_rate,
from subject_weights
join subject_traits using (i)
join district using (district_no)
group by district.district_no;
