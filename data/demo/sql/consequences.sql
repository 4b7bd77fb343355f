-- What follows for kept rows without being planted one by one: names with half-width brackets
-- in files that write them so, and subjects whose register row is refused.
select
    count(*) filter ({has_brackets}) as half_width,
    count(*) filter ({is_orphan}) as orphan,
from staged
where not list_contains({refusing}::integer[], fault_no)
