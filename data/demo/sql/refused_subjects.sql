-- Subjects whose register row is refused; records that name them have no subject.
create or replace temp table refused_subject as
select uscc,
from staged
where list_contains({refusing}::integer[], fault_no)
