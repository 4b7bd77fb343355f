-- Every row with its fault, -1 for a sound one.
create or replace temp view marked as
select
    staged.rowid,
    staged.*,
    coalesce(fault_no, -1) as fault_no,
from staged
left join spoilt on staged.rowid = spoilt.place
